package dev.nines.monitor.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A URL that one program reads like another: http or https, no user, and a host that is a name or an address in its usual form.
 * Nothing is looked up.
 */
public final class UrlText {
    public static final String NOT_A_URL = "is not a URL; write https://host/path";
    public static final String SCHEME = "must begin with https:// or http://";
    public static final String USER = "must not hold a user or a password";
    public static final String NO_HOST = "has no host that can be reached";
    public static final String ODD_NUMBERS = "writes an address so that programs read it differently; write four decimal numbers, 192.0.2.1";
    public static final String ZONE = "must not hold the zone of an address";
    public static final String NEVER = ", which is never asked";

    private static final List<String> METADATA_NAMES = List.of(
            "metadata.google.internal", "metadata.goog", "metadata", "instance-data", "instance-data.ec2.internal");
    private static final Pattern NUMERIC = Pattern.compile("(?i)(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");
    private static final Pattern FOUR_NUMBERS = Pattern.compile("(?:0|[1-9][0-9]{0,2})(?:\\.(?:0|[1-9][0-9]{0,2})){3}");

    private UrlText() {}

    public sealed interface Read {
        /**
         * @param host in small letters, without brackets and without a dot at the end
         * @param literal the address, where the host is one
         */
        record Fine(URI url, String host, List<InetAddress> literal) implements Read {}

        /** @param why to be read after the URL, and without anything of it */
        record Wrong(String why) implements Read {}
    }

    public static Read read(String text) {
        try {
            return read(new URI(text), text);
        } catch (URISyntaxException e) {
            return new Read.Wrong(NOT_A_URL);
        }
    }

    private static Read read(URI url, String text) {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) return new Read.Wrong(SCHEME);
        var authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
        if (authority.indexOf('@') >= 0 || (url.getHost() == null && text.contains("@"))) return new Read.Wrong(USER);
        var name = authority.replaceFirst(":[0-9]*$", "");
        if (NUMERIC.matcher(name).matches() && !name.startsWith("[")) return numeric(url, name);
        if (url.getHost() == null || url.getPort() > 65_535 || url.getPort() == 0) return new Read.Wrong(NO_HOST);
        return name.startsWith("[") ? ipv6(url, name.substring(1, name.length() - 1)) : named(url, name);
    }

    private static Read named(URI url, String name) {
        var host = name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (METADATA_NAMES.contains(host)) return new Read.Wrong("points at " + AddressKind.METADATA.words() + NEVER);
        return new Read.Fine(url, host, List.of());
    }

    private static Read ipv6(URI url, String text) {
        if (text.indexOf('%') >= 0) return new Read.Wrong(ZONE);
        var address = InetAddress.ofLiteral(text);
        var kind = AddressKind.of(address);
        if (address instanceof Inet4Address && !kind.isNeverAsked()) kind = AddressKind.DISGUISED;
        return address(url, text.toLowerCase(Locale.ROOT), address, kind);
    }

    /** {@code 0x7f.1}, {@code 2130706433} and {@code 0177.0.0.1} are 127.0.0.1 to some programs and names or nothing to others. */
    private static Read numeric(URI url, String text) {
        var address = posix(text.replaceFirst("\\.$", ""));
        var kind = address.map(AddressKind::of).orElse(AddressKind.PUBLIC);
        if (kind == AddressKind.METADATA) return new Read.Wrong("points at " + kind.words() + NEVER);
        if (address.isEmpty() || !FOUR_NUMBERS.matcher(text).matches()) return new Read.Wrong(ODD_NUMBERS);
        if (url.getHost() == null || url.getPort() > 65_535 || url.getPort() == 0) return new Read.Wrong(NO_HOST);
        return address(url, text, address.get(), kind);
    }

    private static Read address(URI url, String host, InetAddress address, AddressKind kind) {
        if (kind.isNeverAsked()) return new Read.Wrong("points at " + kind.words() + NEVER);
        return new Read.Fine(url, host, List.of(address));
    }

    private static Optional<InetAddress> posix(String text) {
        try {
            return Optional.of(Inet4Address.ofPosixLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // numbers, but no address to anybody
        }
    }
}

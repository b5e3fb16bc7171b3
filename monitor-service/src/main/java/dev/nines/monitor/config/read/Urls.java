package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Parsed;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a URL may point: anywhere by http or https, but never at a cloud's metadata service,
 * which hands out credentials.
 */
public final class Urls {
    private static final List<InetAddress> METADATA = List.of(
            InetAddress.ofLiteral("169.254.169.254"), InetAddress.ofLiteral("169.254.170.2"),
            InetAddress.ofLiteral("100.100.100.200"), InetAddress.ofLiteral("fd00:ec2::254"));
    private static final List<String> METADATA_NAMES = List.of("metadata.google.internal", "metadata.goog", "metadata");

    private Urls() {}

    /** {@code https://host/v1}; a slash at the end is dropped. */
    public static Parsed<URI> base(String text) {
        return any(text).then(uri -> {
            if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
                return Parsed.wrong("must end with its path, such as https://host/v1");
            }
            return Parsed.ok(URI.create(uri.toString().replaceAll("/+$", "")));
        });
    }

    public static Parsed<URI> any(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Parsed.wrong("is not a URL; write https://host/path");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Parsed.wrong("must begin with https:// or http://");
        }
        if (uri.getRawUserInfo() != null || (uri.getHost() == null && text.contains("@"))) {
            return Parsed.wrong("must not hold a user or a password");
        }
        if (uri.getHost() == null || uri.getPort() > 65_535 || uri.getPort() == 0) {
            return Parsed.wrong("has no host that can be reached");
        }
        if (isMetadata(uri.getHost())) {
            return Parsed.wrong("points at a cloud's metadata service, which is never asked");
        }
        return Parsed.ok(uri);
    }

    private static boolean isMetadata(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("\\.$", "").replaceAll("^\\[|]$", "");
        return METADATA_NAMES.contains(name) || address(name).filter(METADATA::contains).isPresent();
    }

    /**
     * An address however it is spelled: {@code 2852039166} and {@code 0xA9FEA9FE} are 169.254.169.254 to a resolver.
     */
    private static Optional<InetAddress> address(String host) {
        @Nullable InetAddress literal = null;
        try {
            literal = host.indexOf(':') >= 0 ? InetAddress.ofLiteral(host) : Inet4Address.ofPosixLiteral(host);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a name, not an address
        }
        return Optional.of(literal);
    }
}

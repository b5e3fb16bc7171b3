package dev.nines.monitor.config.read;

import dev.nines.monitor.config.AccessSettings;
import dev.nines.monitor.config.AccessSettings.Loopback;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.monitor.outbound.Reach;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** {@code access}. */
final class AccessReader {
    private static final Pattern DOTTED = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

    private AccessReader() {}

    static Parsed<AccessSettings> access(Fields f) {
        var usual = AccessSettings.USUAL;
        var bind = f.optional("bind", AccessReader::address, usual.bind());
        var loopback = f.optionalWord("loopback", Loopback.class, usual.loopback());
        var allowed = f.optionalList("allow-private", AccessReader::listed, usual.allowPrivate());
        return f.build(() -> new AccessSettings(bind.value(), loopback.value(), allowed.value()));
    }

    /** No names: which of its addresses would be meant? */
    static Parsed<InetAddress> address(String text) {
        try {
            if (text.indexOf(':') < 0 && !DOTTED.matcher(text).matches()) throw new IllegalArgumentException("neither of the two kinds");
            return Parsed.ok(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Parsed.wrong("is no IP address; write 127.0.0.1, 0.0.0.0 for all of this machine's, or one of them");
        }
    }

    /** As it was written: what it covers, the guard of outgoing requests says. */
    private static Parsed<String> listed(String entry) {
        try {
            var _ = Reach.Listed.of(List.of(entry));
            return Parsed.ok(entry);
        } catch (IllegalArgumentException e) {
            return Parsed.wrong(Objects.requireNonNull(e.getMessage()));
        }
    }
}

package dev.nines.monitor.config.read;

import dev.nines.monitor.config.AccessSettings;
import dev.nines.monitor.config.AccessSettings.Loopback;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Parsed;
import java.net.InetAddress;
import java.util.regex.Pattern;

/** {@code access}. */
final class AccessReader {
    private static final Pattern DOTTED = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

    private AccessReader() {}

    static Parsed<AccessSettings> access(Fields f) {
        var usual = AccessSettings.USUAL;
        var bind = f.optional("bind", AccessReader::address, usual.bind());
        var loopback = f.optionalWord("loopback", Loopback.class, usual.loopback());
        var allowed = f.optionalList("allow-private", PrivateRange::read, usual.allowPrivate());
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
}

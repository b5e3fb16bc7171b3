package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Parsed;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** One entry of {@code access.allow-private}: a host, an address, or a block of addresses that is named by its first. */
final class PrivateRange {
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:]*");
    private static final String REMEDY =
            "is neither a host nor an address nor a block of addresses; write alertmanager.internal, 10.1.2.3 or 10.1.0.0/16";

    private PrivateRange() {}

    /** As it was written: what it covers is for whoever guards outgoing requests to say. */
    static Parsed<String> read(String text) {
        if (HOST.matcher(text.toLowerCase(Locale.ROOT)).matches()) return Parsed.ok(text);
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        try {
            if (!ADDRESS.matcher(literal).matches()) return Parsed.wrong(REMEDY);
            byte[] address = InetAddress.ofLiteral(literal).getAddress();
            return slash < 0 ? Parsed.ok(text) : block(text, text.substring(slash + 1), address);
        } catch (IllegalArgumentException _) {
            return Parsed.wrong(REMEDY);
        }
    }

    private static Parsed<String> block(String text, String prefix, byte[] address) {
        int bits = address.length * Byte.SIZE;
        if (!prefix.matches("[0-9]{1,3}") || Integer.parseInt(prefix) > bits) {
            return Parsed.wrong("has no length of its prefix from 0 to " + bits + " behind the slash");
        }
        byte[] first = masked(address, Integer.parseInt(prefix));
        return Arrays.equals(first, address) ? Parsed.ok(text) : Parsed.wrong("is no block: it begins at " + literal(first) + "/" + prefix);
    }

    private static byte[] masked(byte[] address, int prefix) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp(prefix - (long) i * Byte.SIZE, 0, Byte.SIZE);
            masked[i] &= (byte) (0xFF << (Byte.SIZE - kept));
        }
        return masked;
    }

    private static String literal(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has four bytes or sixteen", e);
        }
    }
}

package dev.nines.monitor.outbound;

import java.net.InetAddress;
import java.util.Arrays;

/** A block of addresses, as {@code 10.0.0.0/8} writes it; one address is a block of its own. */
public record Net(InetAddress first, int prefix) {
    private static final String RULE = "is neither a host name nor an address nor a block of addresses such as 10.1.0.0/16";

    /** @throws IllegalArgumentException where the text is none, or names an address inside a block instead of its first */
    public static Net parse(String text) {
        int slash = text.indexOf('/');
        var first = literal(slash < 0 ? text : text.substring(0, slash));
        int bits = first.getAddress().length * Byte.SIZE;
        var net = new Net(first, slash < 0 ? bits : prefix(text.substring(slash + 1), bits));
        if (!Arrays.equals(net.masked(first.getAddress()), first.getAddress())) {
            throw new IllegalArgumentException("begins at " + InetAddressText.of(net.masked(first.getAddress())) + "/" + net.prefix());
        }
        return net;
    }

    public boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == first.getAddress().length && Arrays.equals(masked(bytes), first.getAddress());
    }

    private byte[] masked(byte[] address) {
        var masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp(prefix - (long) i * Byte.SIZE, 0, Byte.SIZE);
            masked[i] &= (byte) (0xFF << (Byte.SIZE - kept));
        }
        return masked;
    }

    private static InetAddress literal(String text) {
        try {
            // 10.1 would be 10.0.0.1, and an IPv4 address in IPv6's clothes would be taken off them
            if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:]*")) throw new IllegalArgumentException(RULE);
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(RULE, e);
        }
    }

    private static int prefix(String text, int bits) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > bits) throw new IllegalArgumentException(RULE);
        return Integer.parseInt(text);
    }
}

package dev.nines.monitor.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses by their bytes. */
final class InetAddressText {
    private InetAddressText() {}

    static String of(byte[] bytes) {
        return address(bytes).getHostAddress();
    }

    static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + bytes.length, e);
        }
    }
}

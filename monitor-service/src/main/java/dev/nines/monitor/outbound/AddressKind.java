package dev.nines.monitor.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What an address is to whoever is asked to send something there. */
public enum AddressKind {
    PUBLIC("a public address"),
    LOOPBACK("a loopback address"),
    PRIVATE("a private address"),
    METADATA("a cloud's metadata service"),
    LINK_LOCAL("a link-local address"),
    MULTICAST("a multicast address"),
    UNSPECIFIED("an address of no machine"),
    RESERVED("a reserved address"),
    /** Tunnels and translations that lead to an IPv4 address which is not public. */
    DISGUISED("an IPv4 address in disguise");

    /** The first that contains an address decides. */
    private static final List<Map.Entry<Net, AddressKind>> BLOCKS = List.of(
            block("169.254.169.254", METADATA), block("169.254.170.2", METADATA), block("169.254.170.23", METADATA),
            block("100.100.100.200", METADATA), block("168.63.129.16", METADATA), block("192.0.0.192", METADATA),
            block("fd00:ec2::/32", METADATA), block("fd20:ce::254", METADATA),
            block("127.0.0.0/8", LOOPBACK), block("::1", LOOPBACK),
            block("0.0.0.0/8", UNSPECIFIED), block("::", UNSPECIFIED),
            block("169.254.0.0/16", LINK_LOCAL), block("fe80::/10", LINK_LOCAL),
            block("224.0.0.0/4", MULTICAST), block("ff00::/8", MULTICAST),
            block("10.0.0.0/8", PRIVATE), block("172.16.0.0/12", PRIVATE), block("192.168.0.0/16", PRIVATE),
            block("100.64.0.0/10", PRIVATE), block("198.18.0.0/15", PRIVATE), block("fc00::/7", PRIVATE), block("fec0::/10", PRIVATE),
            block("192.0.0.0/24", RESERVED), block("192.0.2.0/24", RESERVED), block("198.51.100.0/24", RESERVED),
            block("203.0.113.0/24", RESERVED), block("192.88.99.0/24", RESERVED), block("240.0.0.0/4", RESERVED),
            block("100::/64", RESERVED), block("2001:db8::/32", RESERVED), block("3fff::/20", RESERVED),
            block("::/96", DISGUISED), block("64:ff9b:1::/48", DISGUISED), block("2001::/32", DISGUISED));
    /** Where the IPv4 address stands in each kind of IPv6 address that holds one. */
    private static final List<Map.Entry<Net, Integer>> HOLDERS = List.of(
            Map.entry(Net.parse("64:ff9b::/96"), 12), Map.entry(Net.parse("::ffff:0:0:0/96"), 12), Map.entry(Net.parse("2002::/16"), 2));

    private final String words;

    AddressKind(String words) {
        this.words = words;
    }

    /** {@code a loopback address}. */
    public String words() {
        return words;
    }

    public boolean isNeverAsked() {
        return switch (this) {
            case PUBLIC, LOOPBACK, PRIVATE -> false;
            case METADATA, LINK_LOCAL, MULTICAST, UNSPECIFIED, RESERVED, DISGUISED -> true;
        };
    }

    public static AddressKind of(InetAddress address) {
        for (var block : BLOCKS) if (block.getKey().contains(address)) return block.getValue();
        for (var holder : HOLDERS) if (holder.getKey().contains(address)) return held(address, holder.getValue());
        return PUBLIC;
    }

    /** What leads to a metadata service is one; what leads to somebody's loopback is nobody's to ask for. */
    private static AddressKind held(InetAddress holder, int at) {
        var inside = of(InetAddressText.address(Arrays.copyOfRange(holder.getAddress(), at, at + 4)));
        return inside == PUBLIC || inside.isNeverAsked() ? inside : DISGUISED;
    }

    private static Map.Entry<Net, AddressKind> block(String net, AddressKind kind) {
        return Map.entry(Net.parse(net), kind);
    }
}

package dev.nines.probe.openai;

/** What a connection belongs to; connections of unlike trust never mix. */
record Origin(String host, int port, Scheme scheme, Trust trust) {
    enum Scheme { PLAIN, TLS }

    /** Without the brackets of an IPv6 address. */
    static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** As a URL writes it. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}

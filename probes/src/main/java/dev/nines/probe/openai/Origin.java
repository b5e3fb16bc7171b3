package dev.nines.probe.openai;

/** What a connection belongs to. */
record Origin(String host, int port, Scheme scheme) {
    enum Scheme { PLAIN, TLS }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}

package dev.nines.probe.openai;

import java.security.cert.CertificateException;

/** Why there is no connection, in the words of whoever refused it. */
final class Refusals {
    private Refusals() {}

    /** What is wrong with a certificate, or else what went wrong in the handshake. */
    static String ofTls(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CertificateException) return "certificate: " + Detail.of(t);
        }
        return Detail.of(failure);
    }

    /** Netty says who asked whom for what; only the last part is news. */
    static String ofProxy(Throwable failure) {
        String said = Detail.of(failure);
        return said.substring(said.lastIndexOf(", ") + 1).strip();
    }
}

package dev.nines.probe.openai;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Who vouches for an endpoint: the authorities that Java trusts, and perhaps some more. Nobody trusts everybody. */
public final class Trust {
    /** The authorities that Java trusts, and no others. */
    public static final Trust SYSTEM = new Trust(List.of());

    private final List<X509Certificate> more;
    private final TrustManagerFactory managers;

    private Trust(List<X509Certificate> more) {
        this.more = List.copyOf(more);
        this.managers = managers(this.more);
    }

    /**
     * The authorities that Java trusts and those of a PEM file.
     *
     * @throws CertificateException where the bytes hold no certificate
     */
    public static Trust systemAnd(byte[] pem) throws CertificateException {
        var found = new ArrayList<X509Certificate>();
        var reader = CertificateFactory.getInstance("X.509");
        for (var certificate : reader.generateCertificates(new ByteArrayInputStream(pem))) {
            if (certificate instanceof X509Certificate x509) found.add(x509);
        }
        if (found.isEmpty()) throw new CertificateException("no certificate");
        return new Trust(found);
    }

    TrustManagerFactory managers() {
        return managers;
    }

    private static TrustManagerFactory managers(List<X509Certificate> more) {
        try {
            var system = factory();
            system.init((KeyStore) null);
            if (more.isEmpty()) return system;
            var all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            for (var authority : authorities(system)) all.setCertificateEntry("system-" + all.size(), authority);
            for (var authority : more) all.setCertificateEntry("more-" + all.size(), authority);
            var both = factory();
            both.init(all);
            return both;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JDK cannot read its own certificates", e);
        }
    }

    private static TrustManagerFactory factory() throws GeneralSecurityException {
        return TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    }

    private static List<X509Certificate> authorities(TrustManagerFactory factory) {
        return Arrays.stream(factory.getTrustManagers())
                .flatMap(m -> m instanceof X509TrustManager x ? Arrays.stream(x.getAcceptedIssuers()) : null).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Trust t && t.more.equals(more);
    }

    @Override
    public int hashCode() {
        return more.hashCode();
    }

    @Override
    public String toString() {
        return more.isEmpty() ? "Trust[system]" : "Trust[system and " + more.size() + " more]";
    }
}

package dev.nines.probe.bench;

import dev.nines.probe.openai.ProbeTransport;
import dev.nines.probe.openai.Trust;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Map;

/**
 * Runs loads that come in as lines, {@code name url rate seconds total-limit-ms}, and answers each with lines
 * {@code nines name metric value} and an empty one. {@code open name url count} holds that many streams open instead.
 */
final class LoadDriver {
    private LoadDriver() {}

    /** @param args a PKCS#12 file of trusted certificates and its password */
    public static void main(String[] args) throws Exception {
        var trust = trusted(Path.of(args[0]), args[1]);
        try (var transport = ProbeTransport.open();
                var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", -1);
                answer(words[0].equals("open") ? words[1] : words[0],
                        words[0].equals("open") ? OpenStreams.of(words).held(transport, trust)
                                : Load.of(words).run(transport, trust));
            }
        }
    }

    private static void answer(String name, Map<String, Double> figures) {
        figures.forEach((metric, value) -> System.out.printf("nines %s %s %.1f%n", name, metric, value));
        System.out.println();
    }

    private static Trust trusted(Path file, String password) throws IOException, GeneralSecurityException {
        var certificates = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            certificates.load(in, password.toCharArray());
        }
        var encoded = new ByteArrayOutputStream();
        for (String alias : Collections.list(certificates.aliases())) {
            encoded.writeBytes(certificates.getCertificate(alias).getEncoded());
        }
        return Trust.systemAnd(encoded.toByteArray());
    }
}

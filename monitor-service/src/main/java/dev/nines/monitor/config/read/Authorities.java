package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.probe.openai.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;

/** Files of certificates that an endpoint may be vouched for by, beside those that Java trusts. */
final class Authorities {
    private static final int LARGEST_FILE_BYTES = 1 << 20;

    private Authorities() {}

    static Parsed<Trust> read(String file) {
        try {
            Path path = Path.of(file);
            if (!path.isAbsolute()) return Parsed.wrong("must be the absolute path of a PEM file of certificates");
            if (!Files.isRegularFile(path)) return Parsed.wrong("names a file that does not exist");
            if (Files.size(path) > LARGEST_FILE_BYTES) return Parsed.wrong("names a file that is too large for certificates");
            return Parsed.ok(Trust.systemAnd(Files.readAllBytes(path)));
        } catch (CertificateException e) {
            return Parsed.wrong("names a file without a certificate; it must hold -----BEGIN CERTIFICATE-----");
        } catch (IOException | InvalidPathException e) {
            return Parsed.wrong("names a file that cannot be read");
        }
    }
}

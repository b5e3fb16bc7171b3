package dev.nines.monitor.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.probe.openai.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthoritiesTest {
    @TempDir
    private Path folder = Path.of("");

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("ca.pem"), text).toAbsolutePath().toString();
    }

    /** Any authority will do; Java has some. */
    private static String pem() throws Exception {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((java.security.KeyStore) null);
        var known = ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()[0];
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(known.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }

    @Test
    void certificates_of_a_file_are_trusted_beside_those_of_java() throws Exception {
        assertThat(Authorities.read(file("# ours\n" + pem())))
                .isEqualTo(Parsed.ok(Trust.systemAnd(pem().getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void a_file_that_will_not_do_is_refused_with_what_would_be_right() throws Exception {
        assertThat(remedy("ca.pem")).startsWith("must be the absolute path");
        assertThat(remedy(folder.resolve("none.pem").toAbsolutePath().toString())).contains("does not exist");
        assertThat(remedy(file("hello"))).contains("without a certificate");
        assertThat(remedy(file(""))).contains("without a certificate");
    }

    private static String remedy(String text) {
        return Authorities.read(text) instanceof Parsed.Wrong<Trust>(String remedy) ? remedy : "accepted";
    }
}

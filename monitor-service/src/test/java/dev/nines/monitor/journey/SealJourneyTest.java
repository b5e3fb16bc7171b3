package dev.nines.monitor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.seal.PublicKeys;
import dev.nines.monitor.start.Forked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of a service: made once, published, and never told. */
class SealJourneyTest {
    @TempDir
    private Path data;

    @Test
    void a_key_is_made_at_the_first_start_is_the_same_at_the_next_and_only_its_public_half_is_published() throws IOException, InterruptedException {
        String first = published();
        String file = Files.readString(data.resolve("seal-key.pem"));

        assertThat(PublicKeys.read(first)).isEqualTo(PublicKeys.read(file)).hasSize(1);
        assertThat(published()).isEqualTo(first);
        assertThat(Files.readString(data.resolve("seal-key.pem"))).isEqualTo(file);
    }

    private String published() throws InterruptedException {
        try (var service = Forked.start(Map.of(), "--port", "0", "--data", data.toString()).awaitHealthy()) {
            var site = new Site(service.base());
            assertThat(site.get("/api/v1/seals/roots.csv").text()).startsWith("series,day,revision,rows,root,key,signature\r\n");
            var key = site.get("/.well-known/nines-key.pem");
            assertThat(key.status()).isEqualTo(200);
            assertThat(service.text() + key.text()).doesNotContain("PRIVATE");
            assertThat(service.terminate()).isZero();
            return key.text();
        }
    }
}

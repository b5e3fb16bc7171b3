package dev.nines.monitor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.monitor.start.Forked;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a machine of its own to one that others read, and who may do what there. */
class AccessJourneyTest {
    private static final Map<String, String> SOMETHING = Map.of("NINES_BASE_URL", "http://127.0.0.1:9/v1", "NINES_PROBE_EVERY", "1h");

    @TempDir
    private Path data;

    @Test
    void nobody_is_let_in_from_elsewhere_before_somebody_was_named() throws Exception {
        try (var refused = serve("--host", "0.0.0.0")) {
            assertThat(refused.awaitExit()).isEqualTo(1);
            var sentence = "nines: other machines can reach 0.0.0.0, and there is no API token yet; make one first:"
                    + " nines token create --name me --scope read --data " + data;
            await().atMost(Forked.PATIENCE).until(() -> refused.text().contains(sentence));
            assertThat(refused.text()).doesNotContain("look    ", "Exception");
        }
        String read = Tokens.make(data, "read");
        try (var service = serve("--host", "0.0.0.0").awaitHealthy()) {
            service.awaitLine("reach it at every address of this machine, with a token");
            var here = new Site(service.base());
            assertThat(here.get("/metrics").status()).isEqualTo(200);
            String admin = Tokens.make(data, "admin");
            for (var elsewhere : elsewhere(here)) {
                assertThat(elsewhere.get("/-/healthy").status()).isEqualTo(200);
                assertThat(elsewhere.get("/metrics").status()).isEqualTo(401);
                assertThat(elsewhere.get("/metrics", read).text()).contains("nines_config_last_reload_successful");
            }
            assertThat(here.post("/-/reload", "", read).status()).isEqualTo(403);
            assertThat(here.get("/api/v1/audit", read).status()).isEqualTo(403);
            assertThat(here.get("/api/v1/audit", admin).text()).contains("token.created", "at the command line");

            revoke(admin);
            await().atMost(Forked.PATIENCE).until(() -> here.get("/api/v1/audit", admin).status() == 401);
            assertThat(here.get("/metrics", read).status()).isEqualTo(200);
            assertThat(service.terminate()).isZero();
            assertThat(service.text()).doesNotContain(read, admin, "Exception", "ERROR");
        }
    }

    @Test
    void an_address_of_somebody_else_is_no_place_to_listen() {
        try (var service = serve("--host", "192.0.2.1")) {
            assertThat(service.awaitExit()).isEqualTo(1);
            await().atMost(Forked.PATIENCE).until(() -> !service.text().isEmpty());
            assertThat(service.text()).isEqualTo("nines: 192.0.2.1 is no address of this machine; name one that is, or 0.0.0.0 for all of them");
        }
    }

    private void revoke(String admin) throws IOException {
        var tokens = command("token", "list", "--json").lines().toList();
        assertThat(tokens).hasSize(2).noneMatch(line -> line.contains(admin) || line.contains("nines_"));
        var id = new ObjectMapper().readTree(tokens.stream().filter(l -> l.contains("admin")).findFirst().orElseThrow()).path("id").asText();
        assertThat(command("token", "revoke", id)).contains("token " + id + " is revoked");
        assertThat(command("token", "list")).contains("revoked", "in force");
    }

    private String command(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        try (var command = Forked.start(Map.of(), all.toArray(String[]::new))) {
            assertThat(command.awaitExit()).as(command.text()).isZero();
            await().atMost(Duration.ofSeconds(30)).until(() -> !command.text().isEmpty());
            return command.text();
        }
    }

    private Forked serve(String... more) {
        var arguments = new ArrayList<>(List.of("--data", data.toString(), "--port", "0"));
        arguments.addAll(List.of(more));
        return Forked.start(SOMETHING, arguments.toArray(String[]::new));
    }

    /** Another address of this machine is as far away as another machine; one without a network has none. */
    private static List<Site> elsewhere(Site here) throws IOException {
        int port = URI.create(here.base()).getPort();
        Optional<InetAddress> own = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(a -> a instanceof Inet4Address && !a.isLoopbackAddress() && !a.isLinkLocalAddress()).findFirst();
        return own.stream().map(a -> new Site("http://" + a.getHostAddress() + ":" + port)).toList();
    }
}

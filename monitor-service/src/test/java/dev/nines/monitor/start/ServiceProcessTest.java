package dev.nines.monitor.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
    /** Nothing listens there: what is asked does not matter here. */
    private static final Map<String, String> SOMETHING =
            Map.of("NINES_BASE_URL", "http://127.0.0.1:9/v1", "NINES_PROBE_EVERY", "1h");

    @TempDir
    private Path data;

    @Test
    void it_starts_says_where_to_look_and_ends_cleanly_with_its_database() throws IOException {
        try (var service = onData("--port", "0")) {
            service.awaitHealthy();
            long postmaster = postmaster();

            assertThat(service.text()).contains("setting up PostgreSQL in " + data, "stop    with Ctrl+C");
            assertThat(service.terminate()).isZero();
            assertThat(service.text()).doesNotContain("Exception", "ERROR");
            assertThat(runs(postmaster)).isFalse();
            // Clients leave before their server does: nobody is thrown out.
            assertThat(data.resolve("postgres.log")).content().contains("database system is shut down").doesNotContain("terminating connection");
        }
    }

    @Test
    void a_second_instance_on_the_same_folder_names_the_folder_and_the_first() {
        try (var first = onData("--port", "0").awaitHealthy(); var second = onData("--port", "0")) {
            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.text()).isEqualTo("nines: the data folder " + data + " is in use by process "
                    + first.pid() + "; stop that one, or name another folder with --data");
        }
    }

    @Test
    void a_port_in_use_is_said_before_anything_is_started() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var service = onData("--port", String.valueOf(taken.getLocalPort()))) {
            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(service.text()).isEqualTo("nines: port " + taken.getLocalPort()
                    + " on 127.0.0.1 is in use; stop what listens there, or name another port with --port");
            assertThat(data).isEmptyDirectory();
        }
    }

    @Test
    void after_a_kill_the_next_start_ends_the_left_over_server_and_goes_on_with_its_data() throws IOException {
        try (var first = onData("--port", "0").awaitHealthy()) {
            long orphan = postmaster();
            first.kill();
            assertThat(runs(orphan)).isTrue();

            try (var second = onData("--port", "0").awaitHealthy()) {
                assertThat(second.text()).doesNotContain("setting up");
                assertThat(postmaster()).isNotEqualTo(orphan);
                assertThat(runs(orphan)).isFalse();
                assertThat(second.terminate()).isZero();
            }
        }
    }

    @Test
    void after_a_kill_of_both_the_next_start_recovers_and_listens_where_the_first_did() throws IOException {
        try (var first = onData("--port", "0").awaitHealthy()) {
            long postmaster = postmaster();
            first.kill();
            ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
            String where = first.text().lines().filter(l -> l.startsWith("  ask ")).findFirst().orElseThrow();

            try (var second = onData("--port", "0").awaitHealthy()) {
                assertThat(second.text()).contains(where).doesNotContain("setting up");
                assertThat(second.terminate()).isZero();
            }
        }
    }

    @Test
    void its_database_is_started_again_when_it_has_died() throws IOException {
        try (var service = onData("--port", "0").awaitHealthy()) {
            long first = postmaster();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();

            await().atMost(Forked.PATIENCE).ignoreExceptions().until(() -> postmaster() != first);
            assertThat(service.terminate()).isZero();
        }
    }

    @Test
    void a_database_that_is_away_at_start_is_waited_for_aloud() throws IOException {
        int port = PortCheck.free(0);
        try (var service = Forked.start(with("NINES_DB_URL", "postgresql://postgres@127.0.0.1:" + port + "/postgres"),
                "--port", "0", "--data", data.resolve("service").toString())) {
            service.awaitLine("waiting for PostgreSQL at 127.0.0.1:" + port + "/postgres (Connection to 127.0.0.1:"
                    + port + " refused");

            try (var _ = EmbeddedPostgres.builder().setPort(port).setDataDirectory(data.resolve("server")).start()) {
                service.awaitHealthy();
                assertThat(service.terminate()).isZero();
            }
        }
    }

    @Test
    void while_it_waits_it_can_be_stopped() {
        try (var service = Forked.start(with("NINES_DB_URL", "postgresql://postgres@127.0.0.1:9/postgres"),
                "--port", "0", "--data", data.toString())) {
            service.awaitLine("waiting for PostgreSQL");

            assertThat(service.terminate()).isZero();
            assertThat(service.text()).doesNotContain("Exception");
        }
    }

    private Forked onData(String... more) {
        var arguments = new ArrayList<>(List.of("--data", data.toString()));
        arguments.addAll(List.of(more));
        return Forked.start(SOMETHING, arguments.toArray(String[]::new));
    }

    private static Map<String, String> with(String name, String value) {
        var all = new HashMap<>(SOMETHING);
        all.put(name, value);
        return all;
    }

    /** One that has ended and that nobody has asked for yet still has a number, but no program. */
    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).flatMap(p -> p.info().command()).isPresent();
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                .getFirst().strip());
    }
}

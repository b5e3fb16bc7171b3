package dev.nines.monitor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nines.monitor.start.Forked;
import dev.nines.probe.simulator.script.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room while the database is away: the worst hour of a monitor is said aloud, and mends itself. */
class FullDiskJourneyTest {
    @TempDir
    private Path folder;

    private List<String> onASmallDisk = List.of();

    /** A file system of our own with very little room, which only the service sees. */
    @BeforeEach
    void mayMount() throws IOException, InterruptedException {
        onASmallDisk = List.of("unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs \"$0\" && exec \"$@\"",
                Files.createDirectory(folder.resolve("data")).toString());
        var tried = new ProcessBuilder(Stream.concat(onASmallDisk.stream(), Stream.of("true")).toList()).redirectErrorStream(true).start();
        var said = new String(tried.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(tried.waitFor() == 0, "no small disk can be mounted here: " + said);
    }

    @Test
    void a_full_disk_is_said_wherever_one_looks_and_with_room_again_every_slot_is_kept() {
        try (var gateway = Gateways.open(Access.OPEN); var server = new Server(folder.resolve("server"));
                var service = Forked.startBy(onASmallDisk, Map.of("NINES_BASE_URL", Gateways.url(gateway), "NINES_PROBE_EVERY", "1s",
                        "NINES_REQUESTS_PER_MINUTE", "6000", "NINES_TOKENS_PER_DAY", "1000M", "NINES_DOLLARS_PER_DAY", "1000",
                        "NINES_DB_URL", server.url()), "--port", "0", "--data", folder.resolve("data").toString())) {
            var site = new Site(service.awaitHealthy().base());
            await().atMost(Forked.PATIENCE).until(() -> server.kept().count("select count(*) as n from nines.observation") >= 10);
            var from = server.kept().rows("select min(slot) as first from nines.observation").getFirst().at("first");

            server.stop();
            await().atMost(Forked.PATIENCE).until(() -> site.metric("nines_intake_observations") >= 2 * Gateways.MODELS);
            assertThat(site.get("/-/ready").text()).contains("spool: takes no observations: No space left on device\n");
            assertThat(site.get("/").words()).contains("The local spool takes no observations (No space left on device)");
            assertThat(site.metric("nines_spool_refused_total")).isPositive();
            assertThat(linesAbout("spool refuses observations", service)).hasSize(1).allMatch(line -> line.contains("ERROR"));

            server.start();
            await().atMost(Forked.PATIENCE).until(() -> site.get("/-/ready").status() == 200);
            service.awaitLine("spool takes observations again");
            Planned.assertEverySlotKept(from, Instant.now(), server.kept());
            assertThat(site.metric("nines_observations_lost_total")).isZero();
            assertThat(service.terminate()).isZero();
        }
    }

    private static List<String> linesAbout(String part, Forked service) {
        return service.text().lines().filter(l -> l.contains(part)).toList();
    }
}

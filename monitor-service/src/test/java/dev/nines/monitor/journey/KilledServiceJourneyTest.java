package dev.nines.monitor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nines.db.rollup.Progress;
import dev.nines.db.rollup.Rollups;
import dev.nines.monitor.start.Forked;
import dev.nines.probe.Observation;
import dev.nines.probe.simulator.SimulatedGateway;
import dev.nines.probe.simulator.script.Access;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The service itself, killed while it probes and its database is away: once here, more often in the profile {@code crash-trials}.
 * Every slot that was planned is a row, or missing for a reason; every row is in the sums once.
 */
class KilledServiceJourneyTest {
    private static final int ROUNDS = Integer.getInteger("nines.crash.services", 1);
    private static final long SEED = Long.getLong("nines.crash.seed", RandomGenerator.getDefault().nextInt(1_000_000));
    /** From a slot to the line in the spool, on a machine that is busy. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(3);
    private static final String MISSING = """
            select s.slot, p.missed_cause
            from nines.plan p
            cross join lateral generate_series(p.first_slot, p.to_at, p.every_us * interval '1 microsecond') as s (slot)
            where s.slot < p.to_at and s.slot >= ? and s.slot < ?
              and not exists (select from nines.observation o where o.series_id = p.series_id and o.slot = s.slot)""";
    private static final String NEVER_PLANNED = """
            select count(*) as n from nines.observation o
            where o.slot >= ? and o.slot < ? and not exists (
                select from nines.plan p
                where p.series_id = o.series_id and p.first_slot <= o.slot and o.slot < p.to_at
                  and (extract(epoch from o.slot - p.first_slot) * 1000000)::bigint % p.every_us = 0)""";

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Observation> acknowledged = new ArrayList<>();
    private final List<Dead> dead = new ArrayList<>();
    private Instant killed = Instant.now();

    /** A time in which no process lived. */
    private record Dead(Instant from, Instant to) {
        boolean explains(Instant slot) {
            return !slot.isBefore(from.minus(IN_FLIGHT)) && slot.isBefore(to);
        }
    }

    @Test
    void every_planned_slot_is_a_row_or_missing_for_a_reason_and_every_row_is_in_the_sums_once() {
        System.out.println("killed services: seed " + SEED + " rounds " + ROUNDS);
        try (var gateway = Gateways.open(Access.OPEN); var server = new Server(folder.resolve("server"))) {
            var from = Instant.now();
            for (int round = 0; round < ROUNDS; round++) killOne(gateway, server);
            try (var last = born(gateway, server)) {
                await().atMost(Forked.PATIENCE).until(() -> server.kept().count("""
                        select count(*) as n from (select series_id from nines.observation group by series_id having max(slot) > ?) s""",
                        dead.getLast().to().plusSeconds(5)) == Gateways.MODELS);
                assertThat(last.terminate()).isZero();
            }
            assertAcknowledgedKept(server.kept());
            assertAccountedFor(from, dead.getLast().to().plusSeconds(4), server.kept());
            assertSummedUp(server.kept());
        }
    }

    private void killOne(SimulatedGateway gateway, Server server) {
        try (var service = born(gateway, server)) {
            var site = new Site(service.base());
            double before = 5 + random.nextInt(20);
            await().atMost(Forked.PATIENCE).until(() -> site.metric("nines_probe_observations_total") >= before);
            server.stop();
            double spooled = 5 + random.nextInt(30);
            await().atMost(Forked.PATIENCE).until(() -> site.metric("nines_spool_observations") >= spooled);
            service.kill();
        }
        killed = Instant.now();
        var left = new SpoolFolder(folder.resolve("data")).observations();
        assertThat(left).hasSizeGreaterThanOrEqualTo(5);
        acknowledged.addAll(left);
        server.start();
    }

    private void assertAcknowledgedKept(Kept kept) {
        assertThat(acknowledged).allSatisfy(o -> assertThat(kept.count("""
                select count(*) as n from nines.observation_view where target || '@' || vantage = ? and scheduled_at = ?""",
                o.series().name(), o.scheduledAt())).isEqualTo(1));
    }

    private void assertAccountedFor(Instant from, Instant to, Kept kept) {
        assertThat(kept.count(NEVER_PLANNED, from, to)).isZero();
        assertThat(kept.rows(MISSING, from, to)).allSatisfy(row -> {
            var slot = row.at("slot");
            assertThat(row.columns().containsKey("missed_cause") || dead.stream().anyMatch(d -> d.explains(slot)))
                    .as("the slot %s is missing, and nothing says why", slot).isTrue();
        });
    }

    private static void assertSummedUp(Kept kept) {
        var database = new PGSimpleDataSource();
        database.setUrl(kept.jdbcUrl());
        var rollups = new Rollups(database);
        while (rollups.advance(Instant.now().plus(Duration.ofDays(40))) instanceof Progress.MoreToDo) {
            // and the next part
        }
        long rows = kept.count("select count(*) as n from nines.observation");
        for (var level : List.of("hour", "day")) {
            assertThat(kept.count("select sum(ok + server_error + timeout + truncated + malformed + empty + connect + model_not_found"
                    + " + rate_limited + quota + auth + bad_request + local) as n from nines.availability_" + level)).isEqualTo(rows);
        }
        assertThat(kept.count("select sum(n) as n from nines.latency_month where metric = 'total_us'"))
                .isEqualTo(kept.count("select sum(n) as n from nines.latency_hour where metric = 'total_us'"));
    }

    private Forked born(SimulatedGateway gateway, Server server) {
        var service = Forked.start(Map.of("NINES_BASE_URL", Gateways.url(gateway), "NINES_PROBE_EVERY", "1s",
                "NINES_REQUESTS_PER_MINUTE", "6000", "NINES_TOKENS_PER_DAY", "1000M", "NINES_DOLLARS_PER_DAY", "1000",
                "NINES_DB_URL", server.url()), "--port", "0", "--data", folder.resolve("data").toString());
        service.awaitHealthy();
        dead.add(new Dead(killed, Instant.now().plus(IN_FLIGHT)));
        return service;
    }
}

package dev.nines.monitor.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.retention.Kept;
import dev.nines.db.retention.Piece;
import dev.nines.db.retention.Piece.Kind;
import dev.nines.db.retention.Quarantine;
import dev.nines.db.retention.Retention;
import dev.nines.db.rollup.Rollups;
import dev.nines.db.seal.DaySeals;
import dev.nines.db.seal.SealKeys;
import dev.nines.monitor.keep.Configured.Promise;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.monitor.seal.SealKey;
import dev.nines.monitor.seal.SealOffice;
import dev.nines.probe.Cost;
import dev.nines.probe.Observation;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepRoundTest {
    private static final Instant NOW = Instant.parse("2024-06-20T00:00:00Z");
    private static final Instant CLAIMED = Instant.parse("2024-02-28T12:00:00Z");
    private static final Instant CLAIMABLE = Instant.parse("2024-03-15T12:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private final TestPostgres database = new TestPostgres();
    private final SeriesTable series = new SeriesTable(database);
    private final PostgresObservations store = new PostgresObservations(database, series);

    @Test
    void rows_are_dropped_up_to_the_month_that_a_contract_can_still_claim_for() throws IOException {
        var settings = Configured.with(folder, "75d", new Promise("c", "UTC", "2024-01-01", "92d"));
        var round = new KeepRound(() -> settings, new Retention(database), new Quarantine(database, series), InstantSource.fixed(NOW));
        store.append(List.of(run(CLAIMED), run(CLAIMABLE)));
        new Rollups(database).advance(NOW);
        assertThat(round.drop()).filteredOn(p -> p.kind() == Kind.RAW).extracting(Piece::fate).containsExactly(new Piece.Stays(new Kept.Unsealed()));
        var key = SealKey.read(SealKey.fresh());
        new SealOffice(key, new DaySeals(database, series), new SealKeys(database), InstantSource.fixed(NOW)).round();

        assertThat(round.drop()).filteredOn(p -> p.kind() == Kind.RAW).extracting(Piece::fate).containsExactly(new Piece.Dropped(),
                new Piece.Stays(new Kept.Claimable("c 2024-03", Instant.parse("2024-07-02T00:00:00Z"))));
        store.append(List.of(run(CLAIMED.plusSeconds(60))));
        assertThat(round.seen().days()).isEmpty();
        round.look();

        assertThat(round.seen().reasons()).isEqualTo(Map.of("claim", 1));
        assertThat(round.seen().quarantined()).isEqualTo(1);
        assertThat(round.seen().oldest()).contains(Instant.parse("2024-03-15T00:00:00Z"));
        var rows = new StoredRows(new Quarantine(database, series));
        assertThat(rows.rawFrom()).isEqualTo(Instant.parse("2024-02-29T00:00:00Z"));
        assertThat(rows.quarantined(series.all(), CLAIMED, NOW)).isEqualTo(1);
    }

    private static Observation run(Instant slot) {
        var series = new Series(new Target("gw", "chat", "m"), "", "here");
        return new Observation(series, slot, slot, new ProbeOutcome.Answered(), Phases.NONE, Tokens.NONE, Reply.NONE, Set.of(), Cost.UNKNOWN, "v1", true);
    }
}

package dev.nines.monitor.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.rollup.Progress;
import dev.nines.db.rollup.Rollups;
import dev.nines.db.seal.DayRows;
import dev.nines.db.seal.DaySeals;
import dev.nines.db.seal.SealKeys;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.monitor.seal.verify.Verification;
import dev.nines.monitor.seal.verify.Verification.Order;
import dev.nines.probe.Cost;
import dev.nines.probe.Observation;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.StoreUnavailable;
import dev.nines.probe.Target;
import dev.nines.probe.Tokens;
import dev.nines.sla.seal.DayRoot;
import dev.nines.sla.seal.Digest;
import dev.nines.sla.seal.RowFormat;
import dev.nines.sla.seal.SignedRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealOfficeTest {
    private static final Series ONE = new Series(new Target("gw", "chat", "Qwen/Qwen3-32B"), "pro", "here");
    private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private final TestPostgres database = new TestPostgres();
    private final SeriesTable series = new SeriesTable(database);
    private final SealKey key = SealKey.read(SealKey.fresh());
    private Instant now = NOVEMBER.plusSeconds(300);

    private SealOffice office(SealKey by) {
        return new SealOffice(by, new DaySeals(database, series), new SealKeys(database), (InstantSource) () -> now);
    }

    @ParameterizedTest(name = "{0}: {1} days at {2}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            case,                                    days, now
            long after,                              3,    2026-12-01T00:00:00Z
            five minutes after the last midnight,    3,    2026-11-01T00:05:00Z
            four minutes after it,                   2,    2026-11-01T00:04:59Z
            within the last day,                     2,    2026-10-31T12:00:00Z
            before any day is over,                  0,    2026-10-01T12:00:00Z
            """)
    void a_day_is_sealed_once_it_is_over_for_five_minutes(String name, int days, Instant at) {
        append("2026-10-01T00:00:00Z", "2026-10-01T23:59:59Z", "2026-10-30T12:00:00Z", "2026-10-31T12:00:00Z", "2026-11-01T00:00:00Z");
        now = at;

        var roots = office(key).roots(List.of(ONE), OCTOBER, NOVEMBER);

        assertThat(roots).hasSize(days).allMatch(r -> r.key().equals(key.open().name()) && key.open().signed(r.root().signedText(), r.signature()));
    }

    @Test
    void a_window_of_another_zone_takes_every_utc_day_that_it_touches() {
        append("2026-09-30T21:00:00Z", "2026-09-30T22:00:00Z", "2026-10-31T22:59:00Z", "2026-11-01T12:00:00Z");
        now = Instant.parse("2026-12-01T00:00:00Z");
        var from = Instant.parse("2026-09-30T22:00:00Z"); // October in Zurich
        var to = Instant.parse("2026-10-31T23:00:00Z");

        assertThat(office(key).roots(List.of(ONE), from, to)).extracting(r -> r.root().day() + " " + r.root().rows())
                .containsExactly("2026-09-30 2", "2026-10-31 1");
        assertThat(office(key).sealedFrom(to)).isEqualTo("2026-11-01T00:05:00Z");
        assertThat(office(key).sealedFrom(NOVEMBER)).isEqualTo("2026-11-01T00:05:00Z");
    }

    @Test
    void a_round_seals_what_is_summed_up_and_nothing_twice() {
        append("2026-10-01T00:00:00Z", "2026-10-02T00:00:00Z");
        assertThat(office(key).round()).isZero();
        sumUp();

        assertThat(office(key).round()).isEqualTo(2);
        assertThat(office(key).round()).isZero();
        append("2026-10-01T07:00:00Z");
        sumUp();
        assertThat(office(key).round()).isEqualTo(1);
        assertThat(office(key).sealed(List.of(ONE), LocalDate.parse("2026-10-01"), LocalDate.parse("2026-11-01")))
                .extracting(SignedRoot::root).extracting(DayRoot::revision).containsExactly(2, 1);
    }

    @Test
    void processes_with_keys_of_their_own_share_a_database_and_a_statement_carries_the_keys_it_needs() throws IOException {
        var second = SealKey.read(SealKey.fresh());
        var third = SealKey.read(SealKey.fresh());
        append("2026-10-01T00:00:00Z", "2026-10-01T00:30:00Z");
        office(key).roots(List.of(ONE), OCTOBER, NOVEMBER);
        append("2026-10-02T00:00:00Z");
        var roots = office(second).roots(List.of(ONE), OCTOBER, NOVEMBER);
        new SealKeys(database).keep(third.open().name(), third.open().spki());

        assertThat(roots).extracting(SignedRoot::key).containsExactly(key.open().name(), second.open().name());
        assertThat(PublicKeys.read(office(second).publicKeys(roots))).containsExactly(second.open(), key.open());
        assertThat(office(second).published()).containsOnlyKeys(second.open().name(), key.open().name(), third.open().name());

        var statement = evidence(office(second), roots);
        assertThat(Verification.of(new Order(statement, Optional.empty(), List.of())).problems()).isEmpty();
        assertThat(Verification.of(new Order(statement, Optional.empty(), List.of())).rows()).isEqualTo(3);
        assertThat(Verification.of(new Order(statement, Optional.empty(), List.of(key.open()))).problems()).hasSize(3);
    }

    @Test
    void the_same_files_are_sealed_by_the_same_text() {
        var office = office(key);

        assertThat(office.seal(new byte[] {1}, new byte[] {2})).isEqualTo(office.seal(new byte[] {1}, new byte[] {2}));
        assertThat(SealJson.read(office.seal(new byte[] {1}, new byte[] {2})).seal().files()).extracting("name").containsExactly("roots.csv", "statement.json");
    }

    @Test
    void while_the_database_is_away_nothing_is_sealed_and_afterwards_it_is() {
        append("2026-10-01T00:00:00Z");
        var office = office(key);
        database.goAway();
        assertThatThrownBy(() -> office.roots(List.of(ONE), OCTOBER, NOVEMBER)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(office::round).isInstanceOf(StoreUnavailable.class);
        database.comeBack();

        assertThat(office.roots(List.of(ONE), OCTOBER, NOVEMBER)).hasSize(1);
    }

    private Path evidence(SealOffice office, List<SignedRoot> roots) throws IOException {
        var rows = new StringBuilder(RowFormat.HEADER + "\r\n");
        var days = roots.stream().map(r -> r.root().day()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(new DayRows(database, series).each(ONE, days, line -> rows.append(line).append("\r\n"))).hasValue(roots);
        byte[] csv = SignedRoot.csv(roots).getBytes(StandardCharsets.UTF_8);
        byte[] statement = ("{\"attachments\":[{\"name\":\"roots.csv\",\"sha256\":\"" + Digest.over(csv).hex() + "\",\"rows\":2}]}").getBytes(StandardCharsets.UTF_8);
        Files.createDirectory(folder.resolve("observations"));
        Files.writeString(folder.resolve("observations/1.csv"), rows);
        Files.write(folder.resolve("roots.csv"), csv);
        Files.writeString(folder.resolve("seal.json"), office.seal(statement, csv));
        Files.writeString(folder.resolve("public-key.pem"), office.publicKeys(roots));
        return Files.write(folder.resolve("statement.json"), statement);
    }

    private void append(String... slots) {
        new PostgresObservations(database, series).append(Stream.of(slots).map(Instant::parse).map(SealOfficeTest::answer).toList());
    }

    private void sumUp() {
        var rollups = new Rollups(database);
        while (rollups.advance(NOVEMBER.plus(Duration.ofDays(2))) instanceof Progress.MoreToDo) {}
    }

    private static Observation answer(Instant slot) {
        return new Observation(ONE, slot, slot, new ProbeOutcome.Answered(), Phases.NONE, Tokens.NONE, Reply.NONE, Set.of(), Cost.UNKNOWN, "chat-1", true);
    }
}

package dev.nines.db.retention;

import static dev.nines.db.retention.Shelf.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.retention.Piece.Dropped;
import dev.nines.db.retention.Piece.Fate;
import dev.nines.db.retention.Piece.Kind;
import dev.nines.db.retention.Piece.Stays;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SumsRetentionTest {
    private static final Ages AGES = new Ages(Duration.ofDays(75), Duration.ofDays(90), Duration.ofDays(200));
    /** One for each case: nothing may depend on where a session takes itself to be. */
    private static final List<String> ZONES = List.of("UTC", "America/Los_Angeles", "Pacific/Kiritimati");
    private static final Instant SUMMER = Instant.parse("2024-09-01T00:00:00Z");

    /** The hours of March 2024, summed up, their raw rows dropped. */
    static Stream<Arguments> months() {
        return Stream.of(
                month("nothing speaks against it", s -> s, new Dropped()),
                month("raw rows of its last day are kept", s -> s.execute("update nines.raw_state set raw_from = '2024-03-31Z'"),
                        new Stays(new Kept.Below())),
                month("nothing was ever dropped below", s -> s.execute("update nines.raw_state set raw_from = '-infinity'"),
                        new Stays(new Kept.Below())),
                month("an hour of it is due", s -> s.due("hour", "2024-03-31 23:00Z"), new Stays(new Kept.Due())),
                month("a day of it is due", s -> s.due("day", "2024-03-07Z"), new Stays(new Kept.Due())),
                month("its days are not closed", s -> s.closed("day", "2024-03-31Z"), new Stays(new Kept.Open())),
                month("its days say less", s -> s.execute("update nines.latency_day set n = 4"), new Stays(new Kept.Differs(5, 4))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("months")
    void a_month_of_hours_goes_or_stays_for_a_reason(String reason, UnaryOperator<Shelf> given, Fate fate) {
        String zone = ZONES.get(Math.floorMod(reason.hashCode(), ZONES.size()));
        var shelf = given.apply(summed(zone));

        assertThat(pieces(shelf, Kind.HOURS, SUMMER)).as(reason + " " + zone)
                .containsExactly(new Piece(Kind.HOURS, instant("2024-03-01"), instant("2024-04-01"), fate));
        assertThat(shelf.ask("select count(*) from pg_class where relname in ('latency_hour_202403', 'availability_hour_202403')"))
                .isEqualTo(fate instanceof Dropped ? "0" : "2");
        assertThat(shelf.ask("select kept_from = '2024-04-01Z' from nines.rollup_state where level = 'hour'"))
                .isEqualTo(fate instanceof Dropped ? "t" : "f");
    }

    @Test
    void hours_are_old_when_the_last_of_their_month_is() {
        var shelf = summed("Europe/Zurich");
        var old = instant("2024-04-01").plus(AGES.hours());

        assertThat(pieces(shelf, Kind.HOURS, old.minusSeconds(1))).extracting(Piece::fate).containsExactly(new Stays(new Kept.Young(old)));
        assertThat(pieces(shelf, Kind.HOURS, old)).extracting(Piece::fate).containsExactly(new Dropped());
    }

    @Test
    void a_year_of_days_goes_after_its_hours_and_only_when_its_months_hold_it() {
        var shelf = summed("UTC").closed("month", "2025-01-01Z").execute("update nines.raw_state set raw_from = '2025-01-01Z'")
                .due("hour", "2024-03-01Z");
        var later = instant("2025-08-01");

        assertThat(pieces(shelf, Kind.DAYS, later)).extracting(Piece::fate).containsExactly(new Stays(new Kept.Below()));
        shelf.execute("delete from nines.rollup_due");
        assertThat(pieces(shelf, Kind.DAYS, later)).extracting(Piece::fate).containsExactly(new Stays(new Kept.Differs(5, 0)));
        shelf.execute("insert into nines.latency_month (sum_us, n, month, series_id, metric, min_us, max_us, entries)"
                + " values (9, 5, '2024-03-01', 1, 'ttft_us', 1, 2, '{1}')");
        assertThat(pieces(shelf, Kind.DAYS, later))
                .containsExactly(new Piece(Kind.DAYS, instant("2024-01-01"), instant("2025-01-01"), new Dropped()));
        assertThat(shelf.ask("select n from nines.latency_month")).isEqualTo("5");
    }

    private static Shelf summed(String zone) {
        return Shelf.in(zone)
                .execute("create table if not exists nines.latency_hour_202403 partition of nines.latency_hour"
                        + " for values from ('2024-03-01Z') to ('2024-04-01Z')")
                .execute("create table if not exists nines.availability_hour_202403 partition of nines.availability_hour"
                        + " for values from ('2024-03-01Z') to ('2024-04-01Z')")
                .execute("create table if not exists nines.latency_day_2024 partition of nines.latency_day"
                        + " for values from ('2024-01-01') to ('2025-01-01')")
                .execute("insert into nines.latency_hour (hour, sum_us, series_id, metric, n, min_us, max_us, entries)"
                        + " values ('2024-03-31 23:00Z', 9, 1, 'ttft_us', 5, 1, 2, '{1}')")
                .execute("insert into nines.latency_day (day, sum_us, series_id, metric, n, min_us, max_us, entries)"
                        + " values ('2024-03-31', 9, 1, 'ttft_us', 5, 1, 2, '{1}')")
                .summed(FIRST, 5)
                .execute("update nines.raw_state set raw_from = '2024-04-01Z'");
    }

    private static List<Piece> pieces(Shelf shelf, Kind kind, Instant asOf) {
        return shelf.retention.round(asOf, AGES).stream().filter(p -> p.kind() == kind).toList();
    }

    private static Instant instant(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }

    private static Arguments month(String reason, UnaryOperator<Shelf> given, Fate fate) {
        return Arguments.of(reason, given, fate);
    }
}

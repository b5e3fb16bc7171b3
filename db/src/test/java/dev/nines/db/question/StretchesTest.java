package dev.nines.db.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs since 15 March, hours since 1 March, days since 1 February, months since ever; summed up to 2 April, 10:00, open since. */
class StretchesTest {
    private static final DataSource DATABASE = TestDatabase.inZone(TestDatabase.migrated(), "America/St_Johns");

    @BeforeAll
    static void isSummedUp() {
        TestDatabase.execute(DATABASE, """
                update nines.rollup_state set closed_until = '2028-04-02 10:00Z', kept_from = '2028-03-01Z' where level = 'hour';
                update nines.rollup_state set closed_until = '2028-04-02Z', kept_from = '2028-02-01Z' where level = 'day';
                update nines.rollup_state set closed_until = '2028-04-01Z' where level = 'month';
                insert into nines.rollup_due (level, at, series_ids) values ('day', '2028-03-26Z', '{1}');
                update nines.raw_state set raw_from = '2028-03-15Z'""");
    }

    @ParameterizedTest(name = "{0} to {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
        2028-03-20 10:20:30Z | 2028-04-02 11:00Z    | month, raw    | day 03-21 00:00:00 04-02 00:00:00, hour 03-20 11:00:00 03-21 00:00:00, hour 04-02 00:00:00 04-02 10:00:00, raw 03-20 10:20:30 03-20 11:00:00, raw 04-02 10:00:00 04-02 11:00:00
        2028-03-01 00:00Z    | 2028-04-01 00:00Z    | month, raw    | month 03-01 00:00:00 04-01 00:00:00
        2028-03-01 00:00Z    | 2028-04-01 00:00Z    | day, minute   | day 03-01 00:00:00 04-01 00:00:00
        2028-03-12 05:00Z    | 2028-03-13 05:00Z    | month, raw    | hour 03-12 05:00:00 03-13 05:00:00
        2028-02-29 00:00Z    | 2028-03-01 00:00Z    | month, raw    | day 02-29 00:00:00 03-01 00:00:00
        2028-03-05 10:20Z    | 2028-03-05 11:40Z    | month, raw    | minute 03-05 10:20:00 03-05 11:40:00
        2028-03-05 10:20Z    | 2028-03-05 12:40Z    | month, raw    | hour 03-05 11:00:00 03-05 12:00:00, minute 03-05 10:20:00 03-05 11:00:00, minute 03-05 12:00:00 03-05 12:40:00
        2028-03-20 10:20Z    | 2028-03-20 10:40:30Z | month, raw    | raw 03-20 10:20:00 03-20 10:40:30
        2028-03-20 10:20Z    | 2028-03-20 10:40:30Z | month, minute | minute 03-20 10:20:00 03-20 10:40:00, raw 03-20 10:40:00 03-20 10:40:30
        2028-03-20 10:20Z    | 2028-03-20 11:40Z    | minute, minute | minute 03-20 10:20:00 03-20 11:40:00
        2028-03-20 10:20Z    | 2028-03-22 11:40Z    | raw, raw      | raw 03-20 10:20:00 03-22 11:40:00
        2028-04-02 10:00Z    | 2028-04-03 00:00Z    | month, raw    | raw 04-02 10:00:00 04-03 00:00:00
        2020-01-01 00:00Z    | 2020-02-01 00:00Z    | month, raw    | month 01-01 00:00:00 02-01 00:00:00
        2028-03-20 10:20Z    | 2028-03-20 10:20Z    | month, raw    | nothing
        """)
    void each_level_takes_what_is_whole_for_it_and_leaves_the_ends_to_the_next(String from, String to, String how, String expected) {
        assertThat(TestDatabase.ask(DATABASE, "select coalesce(string_agg(level || to_char(begins at time zone 'UTC', ' MM-DD HH24:MI:SS')"
                + " || to_char(ends at time zone 'UTC', ' MM-DD HH24:MI:SS'), ', '), 'nothing') from nines.stretches('"
                + from + "', '" + to + "', '" + how.replace(", ", "', '") + "')")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        case                       | from              | to                | expected
        late and early in a day    | 2028-03-20 01:10Z | 2028-03-23 22:50Z | 1 day 03-20 00:00 03-24 00:00, -1 hour 03-20 00:00 03-20 01:00, -1 hour 03-23 23:00 03-24 00:00, -1 minute 03-20 01:00 03-20 01:10, -1 minute 03-23 22:50 03-23 23:00
        a day that is not over     | 2028-03-30 00:00Z | 2028-04-02 09:50Z | 1 day 03-30 00:00 04-02 00:00, 1 hour 04-02 00:00 04-02 10:00, -1 minute 04-02 09:50 04-02 10:00
        a day that is not up to date | 2028-03-24 00:00Z | 2028-03-26 20:00Z | 1 day 03-24 00:00 03-26 00:00, 1 hour 03-26 00:00 03-26 20:00
        the nearer side            | 2028-03-20 12:00Z | 2028-03-23 12:00Z | 1 day 03-21 00:00 03-23 00:00, 1 hour 03-20 12:00 03-21 00:00, 1 hour 03-23 00:00 03-23 12:00
        hours that were dropped    | 2028-02-10 00:00Z | 2028-03-02 13:40Z | 1 day 02-10 00:00 03-03 00:00, -1 hour 03-02 14:00 03-03 00:00, -1 minute 03-02 13:40 03-02 14:00
        less than two days         | 2028-03-20 10:20Z | 2028-03-20 11:50Z | 1 minute 03-20 10:20 03-20 11:00, 1 minute 03-20 11:00 03-20 11:50
        """)
    void counts_come_from_the_nearest_sums(String name, String from, String to, String expected) {
        assertThat(TestDatabase.ask(DATABASE, "select string_agg(sign || ' ' || level || to_char(begins at time zone 'UTC', ' MM-DD HH24:MI')"
                + " || to_char(ends at time zone 'UTC', ' MM-DD HH24:MI'), ', ') from nines.nearest_stretches('"
                + from + "', '" + to + "', 'day')")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = '|', textBlock = """
        2028-03-05 10:20:30Z | 2028-03-05 12:00Z | raw rows before 2028-03-15 00:00:00+00 were dropped: there a window must begin and end with a whole minute
        2028-02-05 10:00Z    | 2028-02-06 00:00Z | before 2028-03-01 00:00:00+00 only sums of whole days are kept
        2028-01-05 00:00Z    | 2028-01-06 00:00Z | before 2028-02-01 00:00:00+00 only sums of whole months are kept
        2028-01-05 00:00Z    | 2028-03-01 00:00Z | before 2028-02-01 00:00:00+00 only sums of whole months are kept
        """)
    void what_was_dropped_is_never_guessed(String from, String to, String message) {
        assertThatThrownBy(() -> TestDatabase.execute(DATABASE, "select * from nines.stretches('" + from + "', '" + to + "')"))
                .rootCause().hasMessageContaining(message).hasFieldOrPropertyWithValue("SQLState", "NINES");
    }
}

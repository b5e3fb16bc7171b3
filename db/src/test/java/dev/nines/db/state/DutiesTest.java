package dev.nines.db.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.TestDatabase;
import dev.nines.db.state.Duties.Duty;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DutiesTest {
    private static final Duration LONG = Duration.ofHours(1);
    /** Over as soon as it is taken. */
    private static final Duration NONE = Duration.ofSeconds(-1);

    private final DataSource database = TestDatabase.migrated();
    private final Duties duties = new Duties(database);

    @Test
    void one_has_it_and_keeps_it_in_one_term() {
        assertThat(duties.take("incidents", "a", LONG)).isEqualTo(new Duty.Ours(1));
        assertThat(duties.take("incidents", "b", LONG)).isEqualTo(new Duty.Others());
        assertThat(duties.take("incidents", "a", LONG)).isEqualTo(new Duty.Ours(1));
        assertThat(duties.take("rules", "b", LONG)).isEqualTo(new Duty.Ours(1));
    }

    @Test
    void whose_time_has_run_out_loses_it_to_the_first_that_asks_and_only_then() {
        duties.take("incidents", "a", NONE);
        assertThat(duties.take("incidents", "a", NONE)).as("nobody else took it").isEqualTo(new Duty.Ours(1));

        assertThat(duties.take("incidents", "b", LONG)).isEqualTo(new Duty.Ours(2));
        assertThat(duties.take("incidents", "a", LONG)).isEqualTo(new Duty.Others());
    }

    @Test
    void who_leaves_it_need_not_be_waited_for() {
        duties.take("incidents", "a", LONG);
        duties.leave("incidents", "b");
        assertThat(duties.take("incidents", "b", LONG)).as("it was not b's to leave").isEqualTo(new Duty.Others());

        duties.leave("incidents", "a");
        assertThat(duties.take("incidents", "b", LONG)).isEqualTo(new Duty.Ours(2));
    }

    @Test
    void of_many_that_ask_at_once_one_gets_it() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var asked = threads.invokeAll(IntStream.range(0, 8).<Callable<Duty>>mapToObj(i -> () -> duties.take("incidents", "node " + i, LONG)).toList());
            var got = asked.stream().map(f -> f.resultNow()).filter(Duty.Ours.class::isInstance).toList();
            assertThat(got).isEqualTo(List.of(new Duty.Ours(1)));
        }
    }

    @Test
    void what_was_decided_in_an_earlier_term_is_told_from_what_counts() {
        var log = new PostgresAlertLog(database);
        duties.take("incidents", "a", NONE);
        duties.take("incidents", "b", LONG);

        assertThat(log.<Boolean>together(entries -> entries.isInTerm("incidents", 1))).isFalse();
        assertThat(log.<Boolean>together(entries -> entries.isInTerm("incidents", 2))).isTrue();
        assertThat(log.<Boolean>together(entries -> entries.isInTerm("nobody's", 1))).isFalse();
    }

    @Test
    void what_is_known_of_a_target_is_kept_to_the_letter_until_it_is_forgotten() {
        var log = new PostgresAlertLog(database);
        var known = new WatchedTogether(database);

        log.<String>together(entries -> {
            entries.keepTogether("global/chat/Pro/a", "{}");
            entries.keepTogether("global/chat/Pro/a", "{\"seen\":  1}");
            entries.keepTogether("global/chat/b\u0000c", "{}");
            return "";
        });
        assertThat(known.all()).containsEntry("global/chat/Pro/a", "{\"seen\":  1}").hasSize(2);

        log.<String>together(entries -> {
            entries.forgetTogether("global/chat/Pro/a");
            return "";
        });
        assertThat(known.all()).hasSize(1).doesNotContainKey("global/chat/Pro/a");
    }
}

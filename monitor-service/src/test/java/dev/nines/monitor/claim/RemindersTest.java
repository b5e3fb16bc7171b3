package dev.nines.monitor.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.state.Claims.Sent;
import dev.nines.monitor.alert.Messages;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.evaluate.StatementsInMemory;
import dev.nines.monitor.statement.revise.Headline;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateLog;
import dev.nines.sla.store.StatementRegister.Edition;
import dev.nines.sla.store.StatementRegister.Next;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemindersTest {
    private static final Instant WRITTEN = Instant.parse("2026-10-31T23:02:00Z");
    private static final Headline OWED =
            new Headline("Pro", "BREACHED", "250.00 USD", true, "Europe/Zurich", "2026-11-30T23:00:00Z", "2026-11-30", false, List.of());

    private final StatementsInMemory archive = new StatementsInMemory();
    private final List<Sent> sent = new ArrayList<>();
    private final Log log = new Log();

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                        now,                  days, left
        a day too early,                             2026-11-15T22:59:59Z, ,
        fourteen days before in the contract's zone, 2026-11-15T23:00:00Z, 14,   14
        between two of them,                         2026-11-20T12:00:00Z, 14,   10
        after a pause only the nearest,              2026-11-28T12:00:00Z, 3,    2
        on the last day,                             2026-11-30T22:59:59Z, 1,    0
        when it is over,                             2026-11-30T23:00:00Z, ,
        """)
    void it_is_told_at_the_nearest_day_that_has_come(String name, Instant now, @Nullable Integer days, @Nullable Integer left) {
        write("pro", OWED);
        reminders().run(now);

        assertThat(log.keys).isEqualTo(days == null ? Set.of() : Set.of("claim-due/pro/2026-10/2026-11-30/" + days));
        if (left != null) assertThat(log.told.getFirst().body()).contains("\"days_left\":" + left + "}");
    }

    @Test
    void each_is_told_once_by_whatever_process() {
        write("pro", OWED);
        for (var day = Instant.parse("2026-11-10T12:00:00Z"); day.isBefore(Instant.parse("2026-12-05T00:00:00Z")); day = day.plusSeconds(3600)) {
            reminders().run(day);
        }

        assertThat(log.told).hasSize(4).extracting(Message::type).containsOnly("claim.due");
    }

    @Test
    void whose_claim_was_sent_and_who_is_owed_nothing_is_not_reminded() {
        write("sent", OWED);
        sent.add(new Sent("sent", "2026-10", WRITTEN, 1, "", "ann"));
        write("met", new Headline("Pro", "MET", "0.00 USD", false, "Europe/Zurich", "2026-11-30T23:00:00Z", "2026-11-30", false, List.of()));
        write("demo", new Headline("Pro", "BREACHED", "250.00 USD", true, "Europe/Zurich", "2026-11-30T23:00:00Z", "2026-11-30", true, List.of()));

        assertThat(reminders().run(Instant.parse("2026-11-28T12:00:00Z"))).isZero();
    }

    @Test
    void the_newest_revision_says_what_is_owed() {
        write("pro", OWED);
        write("pro", new Headline("Pro", "MET", "0.00 USD", false, "Europe/Zurich", "2026-11-30T23:00:00Z", "2026-11-30", false, List.of("x")));

        assertThat(reminders().run(Instant.parse("2026-11-28T12:00:00Z"))).isZero();
    }

    @Test
    void an_earlier_deadline_of_a_correction_is_a_deadline_of_its_own() {
        write("pro", OWED);
        assertThat(reminders().run(Instant.parse("2026-11-28T12:00:00Z"))).isEqualTo(1);
        write("pro", new Headline("Pro", "BREACHED", "250.00 USD", true, "Europe/Zurich", "2026-11-29T23:00:00Z", "2026-11-29", false, List.of()));

        assertThat(reminders().run(Instant.parse("2026-11-28T13:00:00Z"))).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                        claimed,    corrected,  reminded
        the correction owes more,                    250.00 USD, 400.00 USD, true
        it owes the same,                            250.00 USD, 250.00 USD, false
        it owes less,                                250.00 USD, 100.00 USD, false
        it owes a digit less and a longer text,      90.00 USD,  100.00 USD, true
        it owes another currency,                    250.00 USD, 250.00 EUR, true
        nothing was owed before,                     0.00 USD,   10.00 USD,  true
        """)
    void a_claim_settles_every_correction_that_owes_no_more(String name, String claimed, String corrected, boolean isReminded) {
        write("pro", owed(claimed));
        sent.add(new Sent("pro", "2026-10", WRITTEN, 1, "CS-1", "ann"));
        write("pro", owed(corrected));
        reminders().run(Instant.parse("2026-11-20T12:00:00Z"));

        assertThat(log.keys).isEqualTo(isReminded ? Set.of("claim-due/pro/2026-10/2026-11-30/14/after-1") : Set.of());
    }

    @Test
    void what_a_correction_adds_is_reminded_of_though_as_many_days_were_told_before_and_until_it_is_claimed_too() {
        write("pro", OWED);
        assertThat(reminders().run(Instant.parse("2026-11-20T12:00:00Z"))).isEqualTo(1);
        sent.add(new Sent("pro", "2026-10", WRITTEN, 1, "CS-1", "ann"));
        assertThat(reminders().run(Instant.parse("2026-11-24T12:00:00Z"))).isZero();

        write("pro", owed("400.00 USD"));
        assertThat(reminders().run(Instant.parse("2026-11-21T12:00:00Z"))).isEqualTo(1);
        sent.add(new Sent("pro", "2026-10", WRITTEN, 2, "CS-2", "ann"));
        assertThat(reminders().run(Instant.parse("2026-11-29T12:00:00Z"))).isZero();
    }

    private static Headline owed(String credit) {
        return new Headline("Pro", "BREACHED", credit, true, "Europe/Zurich", "2026-11-30T23:00:00Z", "2026-11-30", false, List.of());
    }

    private void write(String contract, Headline headline) {
        archive.keep(contract, "2026-10", WRITTEN, _ -> new Next("", new Edition(WRITTEN, "{}", headline.write(), List.of()), List.of()));
    }

    private Reminders reminders() {
        var messages = new Messages(List.of(new ReceiverSettings("ops", new Secret("http://127.0.0.1/"), Secret.NONE, List.of("*"))));
        return new Reminders(new Reminders.Ports(archive, () -> sent, log, messages), List.of(14, 7, 3, 1));
    }

    private static final class Log implements StateLog {
        final Set<String> keys = new HashSet<>();
        final List<Message> told = new ArrayList<>();

        @Override
        public Recorded record(StateChange change, List<Message> messages) {
            if (!keys.add(change.key())) return Recorded.ALREADY_KNOWN;
            told.addAll(messages);
            return Recorded.NEW;
        }
    }
}

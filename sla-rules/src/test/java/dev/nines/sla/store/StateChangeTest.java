package dev.nines.sla.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nines.sla.SeriesId;
import dev.nines.sla.store.StateChange.ClaimDue;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentJoined;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.StatementWritten;
import dev.nines.sla.store.StateChange.VerdictCorrected;
import dev.nines.sla.store.StateChange.VerdictFound;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A key is what keeps one thing from being told twice: it stands in databases, so it must never become another. */
class StateChangeTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final SeriesId SERIES = new SeriesId("global-api/chat/big@fra");
    private static final VerdictFound FOUND = new VerdictFound("pro", "uptime", SERIES, "2026-10", NOON, "BREACHED", "{}");

    static Stream<Arguments> each_change_has_a_key_of_its_own() {
        return Stream.of(
                arguments(new IncidentOpened("i1", SERIES, NOON, NOON, "TIMEOUT"), "incident-opened/i1"),
                arguments(new IncidentClosed("i1", SERIES, NOON, NOON), "incident-closed/i1"),
                arguments(new IncidentJoined("i1", "e1", NOON), "incident-joined/i1/e1"),
                arguments(FOUND, "verdict/pro/2026-10/uptime/global-api/chat/big@fra"),
                arguments(new VerdictCorrected(FOUND, 2, "MET"), "verdict-corrected/2/verdict/pro/2026-10/uptime/global-api/chat/big@fra"),
                arguments(new StatementWritten("pro", "2026-10", 1, NOON), "statement/pro/2026-10/1"),
                arguments(new ClaimDue("pro", "Pro channel", "2026-10", 1, "250.00 USD", "2026-11-30", NOON, 7, 6, NOON),
                        "claim-due/pro/2026-10/2026-11-30/7"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void each_change_has_a_key_of_its_own(StateChange change, String key) {
        assertThat(change.key()).isEqualTo(key);
        assertThat(change.decidedAt()).isEqualTo(NOON);
    }

    @Test
    void an_incident_is_a_targets_unless_it_says_otherwise() {
        assertThat(new IncidentOpened("i1", SERIES, NOON, NOON, "TIMEOUT").kind()).isEqualTo(StateChange.Kind.TARGET);
    }

    @Test
    void an_enclosure_is_what_it_was_made_of_whatever_becomes_of_its_bytes() {
        byte[] gzip = {1, 2, 3};
        var enclosure = new Enclosure("failures.csv", "ab", 9, gzip);
        gzip[0] = 7;
        enclosure.gzip()[1] = 7;

        assertThat(enclosure.gzip()).containsExactly(1, 2, 3);
        assertThat(enclosure.name() + " " + enclosure.sha256() + " " + enclosure.bytes()).isEqualTo("failures.csv ab 9");
    }
}

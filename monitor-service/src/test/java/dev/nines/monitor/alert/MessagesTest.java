package dev.nines.monitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.sla.SeriesId;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.ClaimDue;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.StatementWritten;
import dev.nines.sla.store.StateChange.VerdictCorrected;
import dev.nines.sla.store.StateChange.VerdictFound;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final SeriesId SERIES = new SeriesId("gateway/chat/vendor/model@here");
    private static final StateChange READY = new StatementWritten("pro", "2026-09", 1, NOON);
    private final Messages messages = new Messages(List.of(receiver("ops", "statement.*"), receiver("all", "*")));

    @Test
    void every_receiver_that_wants_the_type_gets_its_own_message() {
        assertThat(messages.of(READY)).extracting(Message::receiver).containsExactly("ops", "all");
        assertThat(messages.of(READY)).extracting(Message::id).doesNotHaveDuplicates().allMatch(id -> id.matches("msg_[0-9a-f]{32}"));
        assertThat(messages.of(verdict("BREACHED", "{}"))).extracting(Message::receiver).containsExactly("all");
    }

    @Test
    void the_same_change_gives_the_same_messages() {
        assertThat(messages.of(READY)).isEqualTo(new Messages(List.of(receiver("ops", "*"), receiver("all", "*"))).of(READY));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("breach", verdict("BREACHED", "{\"bad\":9007199254740993}"), "sla.breach.found", """
                        {"type":"sla.breach.found","timestamp":"2026-10-01T12:00:00Z","data":{"contract":"pro","rule":"uptime",\
                        "series":"gateway/chat/vendor/model@here","period":"2026-09","verdict":"BREACHED",\
                        "decided_at":"2026-10-01T12:00:00Z","evidence":{"bad":9007199254740993}}}"""),
                Arguments.of("statement", new StatementWritten("pro", "2026-09", 2, NOON), "statement.ready", """
                        {"type":"statement.ready","timestamp":"2026-10-01T12:00:00Z","data":{"contract":"pro",\
                        "period":"2026-09","revision":2,"written_at":"2026-10-01T12:00:00Z"}}"""),
                Arguments.of("statement that corrects", new StatementWritten("pro", "2026-09", 2, NOON, List.of("7 runs arrived.", "x".repeat(501))),
                        "statement.ready", """
                        {"type":"statement.ready","timestamp":"2026-10-01T12:00:00Z","data":{"contract":"pro",\
                        "period":"2026-09","revision":2,"written_at":"2026-10-01T12:00:00Z","changes":["7 runs arrived.",""" + "\"" + "x".repeat(499) + "\u2026\"]}}"),
                Arguments.of("breach that a correction found", new VerdictCorrected(verdict("BREACHED", "{}"), 2, "MET"), "sla.breach.found", """
                        {"type":"sla.breach.found","timestamp":"2026-10-01T12:00:00Z","data":{"contract":"pro","rule":"uptime",\
                        "series":"gateway/chat/vendor/model@here","period":"2026-09","verdict":"BREACHED",\
                        "decided_at":"2026-10-01T12:00:00Z","evidence":{},"revision":2,"verdict_before":"MET"}}"""),
                Arguments.of("claim", new ClaimDue("pro", "Pro \"99.9\"", "2026-09", 1, "250.00 USD", "2026-10-30", Instant.parse("2026-10-30T22:00:00Z"), 7, 5, NOON),
                        "claim.due", """
                        {"type":"claim.due","timestamp":"2026-10-01T12:00:00Z","data":{"contract":"pro","title":"Pro \\"99.9\\"","period":"2026-09",\
                        "revision":1,"credit":"250.00 USD","last_day":"2026-10-30","before":"2026-10-30T22:00:00Z","days_left":5}}"""));
    }

    @Test
    void a_correction_that_changes_no_verdict_or_takes_a_breach_back_finds_no_breach() {
        assertThat(messages.of(new VerdictCorrected(verdict("BREACHED", "{}"), 2, "BREACHED"))).isEmpty();
        assertThat(messages.of(new VerdictCorrected(verdict("MET", "{}"), 2, "BREACHED"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void each_change_has_its_words(String name, StateChange change, String type, String body) {
        var message = messages.of(change).getLast();

        assertThat(message.type()).isEqualTo(type);
        assertThat(message.body()).isEqualTo(body);
    }

    @Test
    void what_is_told_of_incidents_is_decided_elsewhere() {
        assertThat(messages.of(new IncidentOpened("inc_1", SERIES, NOON, NOON, "TIMEOUT"))).isEmpty();
        assertThat(messages.of(new IncidentClosed("inc_1", SERIES, NOON, NOON))).isEmpty();
    }

    @Test
    void a_verdict_that_is_no_breach_is_nothing_to_tell() {
        assertThat(messages.of(verdict("MET", "{}"))).isEmpty();
        assertThat(messages.of(verdict("UNDECIDED", "{}"))).isEmpty();
    }

    @Test
    void evidence_that_would_make_the_message_too_long_is_left_out_and_said_so() {
        var long20 = verdict("BREACHED", "{\"all\":\"" + "x".repeat(20_000) + "\"}");

        var body = messages.of(long20).getFirst().body();

        assertThat(body).contains("\"evidence_omitted\":true");
        assertThat(body.getBytes(StandardCharsets.UTF_8).length).isLessThan(Messages.LONGEST_BYTES);
    }

    private static VerdictFound verdict(String word, String evidence) {
        return new VerdictFound("pro", "uptime", SERIES, "2026-09", NOON, word, evidence);
    }

    private static ReceiverSettings receiver(String name, String events) {
        return new ReceiverSettings(name, new Secret("http://127.0.0.1/"), Secret.NONE, List.of(events));
    }
}

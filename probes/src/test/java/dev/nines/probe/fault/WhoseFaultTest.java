package dev.nines.probe.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.FailureKind;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Failed;
import dev.nines.probe.fault.WhoseFault.Testimony;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhoseFaultTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                              found,                       during,  after,   endpoint, judged
        nobody to ask: a failure is a failure,             CONNECT,                     UNKNOWN, UNKNOWN, UNKNOWN,  STANDS
        the canary answers: they are down,                 CONNECT,                     UNKNOWN, YES,     UNKNOWN,  STANDS
        only the canary is away: they are down,            CONNECT,                     UNKNOWN, NO,      YES,      STANDS
        canary and endpoint are away,                      CONNECT,                     UNKNOWN, NO,      NO,       NO_NETWORK
        the canary is away and the endpoint not asked,     CONNECT,                     UNKNOWN, NO,      UNKNOWN,  NO_NETWORK
        a loss that was over before the run ended,         CONNECT,                     NO,      YES,     YES,      NO_NETWORK
        our deadline and both are away,                    TIMEOUT,                     UNKNOWN, NO,      NO,       NO_NETWORK
        our deadline and the canary answers,               TIMEOUT,                     UNKNOWN, YES,     UNKNOWN,  STANDS
        our deadline and only the canary is away,          TIMEOUT,                     UNKNOWN, NO,      YES,      STANDS
        our deadline after a loss,                         TIMEOUT,                     NO,      UNKNOWN, UNKNOWN,  NO_NETWORK
        their deadline came over a network that works,     TIMEOUT of the server,       NO,      NO,      NO,       STANDS
        a cut connection and both are away,                TRUNCATED by the connection, UNKNOWN, NO,      NO,       NO_NETWORK
        a cut connection and the canary answers,           TRUNCATED by the connection, UNKNOWN, YES,     UNKNOWN,  STANDS
        an answer that ends too early is theirs,           TRUNCATED by the server,     NO,      NO,      NO,       STANDS
        an error came over a network that works,           SERVER_ERROR,                NO,      NO,      NO,       STANDS
        so did a refusal,                                  RATE_LIMITED,                NO,      NO,      NO,       STANDS
        an answer is an answer whatever the canary says,   OK,                          NO,      NO,      NO,       STANDS
        what is ours already stays as it is,               LOCAL,                       NO,      NO,      NO,       STANDS
        """)
    void a_lost_network(String name, String found, Reachable during, Reachable after, Reachable endpoint, String judged) {
        assertThat(judged(found, new Testimony(List.of(), during, after, endpoint))).isEqualTo(judged);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                                  found,                 stalls,            judged
        no pause,                                              OK,                    '',                STANDS
        a second spoils an answer,                             OK,                    3000+1000,         MONITOR_STALLED
        a second spoils a failure,                             SERVER_ERROR,          3000+1000,         MONITOR_STALLED
        a second spoils a timeout,                             TIMEOUT,               3000+3000,         MONITOR_STALLED
        a pause that began before the run spoils it,           OK,                    -2000+2100,        MONITOR_STALLED
        less than a second delays the first token,             OK,                    1000+60,           DELAYED
        the same after the first token is lost in the total,   OK,                    5000+60,           STANDS
        several that are no longer lost in the total,          OK,                    5000+60 7000+60,   DELAYED
        several shorter ones are no standstill,                OK,                    3000+900 5000+900, DELAYED
        a shorter one leaves an error what it is,              SERVER_ERROR,          1000+900,          DELAYED
        while our own limit passed: we might have read it,     TIMEOUT,               9900+95,           MONITOR_STALLED
        well before our own limit passed,                      TIMEOUT,               5000+500,          DELAYED
        while their limit passed,                              TIMEOUT of the server, 9900+95,           STANDS
        """)
    void a_pause_of_ours(String name, String found, String stalls, String judged) {
        var all = Arrays.stream(stalls.split(" ", -1)).filter(s -> !s.isEmpty()).map(Runs::stall).toList();

        assertThat(judged(found, Testimony.of(all, Reachable.UNKNOWN))).isEqualTo(judged);
    }

    @Test
    void a_run_that_was_sent_more_than_a_second_after_its_slot_was_no_test_of_its_slot() {
        assertThat(word(WhoseFault.judge(Runs.run(Runs.sentLate(Duration.ofSeconds(1))), nothing()))).isEqualTo("STANDS");
        assertThat(word(WhoseFault.judge(Runs.run(Runs.sentLate(Duration.ofMillis(1_001))), nothing())))
                .isEqualTo("MONITOR_STALLED");
    }

    @Test
    void what_would_have_been_found_is_kept_for_people() {
        var lost = new Testimony(List.of(), Reachable.NO, Reachable.UNKNOWN, Reachable.UNKNOWN);
        var stalled = Testimony.of(List.of(Runs.stall("3000+3012")), Reachable.UNKNOWN);

        assertThat(why("CONNECT", lost)).isEqualTo("our own network was away; otherwise CONNECT: as planted");
        assertThat(why("OK", stalled)).isEqualTo("the monitor stood still for 3012 ms; otherwise OK");
    }

    @Test
    void the_detail_stays_within_its_limit() {
        var found = Runs.found(new Failed(FailureKind.CONNECT, "\uD83D\uDE00".repeat(250)));
        var lost = new Testimony(List.of(), Reachable.NO, Reachable.UNKNOWN, Reachable.UNKNOWN);

        var ours = (Judgement.Ours) WhoseFault.judge(Runs.run(found), lost);

        assertThat(ours.why().detail()).hasSizeLessThanOrEqualTo(500).endsWith("\uD83D\uDE00…");
    }

    private static Testimony nothing() {
        return Testimony.of(List.of(), Reachable.UNKNOWN);
    }

    private static String why(String found, Testimony said) {
        return ((Judgement.Ours) WhoseFault.judge(Runs.run(Runs.ended(found)), said)).why().detail();
    }

    private static String judged(String found, Testimony said) {
        return word(WhoseFault.judge(Runs.run(Runs.ended(found)), said));
    }

    private static String word(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Stands _ -> "STANDS";
            case Judgement.Delayed _ -> "DELAYED";
            case Judgement.Ours(var why) -> cause(why.cause());
        };
    }

    private static String cause(Cause cause) {
        return cause.name();
    }
}

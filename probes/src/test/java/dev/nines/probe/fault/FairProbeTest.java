package dev.nines.probe.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome.Failed;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.Reply;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FairProbeTest {
    private static final Tokens TOKENS = Tokens.NONE.with(TokenKind.COMPLETION, 9);
    private static final Cost COST = new Cost.Usd(new BigDecimal("0.0001"));

    @Test
    void an_answer_that_nothing_delayed_is_passed_on_as_it_is() {
        var answered = Runs.ended("OK");

        assertThat(ask(answered, Stalls.NONE)).isSameAs(answered);
    }

    @Test
    void a_short_pause_adds_a_flag_and_changes_nothing_else() {
        var answered = Runs.found(Runs.ended("OK").outcome(), Flag.REASONING);

        var found = ask(answered, span -> List.of(new Stall(span, Duration.ofMillis(60))));

        assertThat(found.flags()).containsExactlyInAnyOrder(Flag.REASONING, Flag.MONITOR_DELAYED);
        assertThat(found).usingRecursiveComparison().ignoringFields("flags").isEqualTo(answered);
    }

    @Test
    void a_run_that_says_nothing_keeps_what_it_cost_and_no_times() {
        var spent = Runs.ended("OK");
        spent = new Observation(spent.series(), spent.scheduledAt(), spent.sentAt(), spent.outcome(), spent.phases(), TOKENS,
                new Reply(200, Map.of()), Set.of(), COST, "chat-1", false);

        var found = ask(spent, span -> List.of(new Stall(span, Duration.ofSeconds(2))));

        assertThat(found.outcome()).isInstanceOf(Local.class);
        assertThat(found.phases()).isEqualTo(Phases.NONE);
        assertThat(found.tokens()).isEqualTo(TOKENS);
        assertThat(found.cost()).isEqualTo(COST);
        assertThat(found.sentAt()).isEqualTo(spent.sentAt());
    }

    @Test
    void a_run_whose_end_the_network_could_have_caused_waits_for_the_canary_and_no_longer() {
        var said = new CompletableFuture<Reachable>();
        var probe = new FairProbe(_ -> CompletableFuture.completedFuture(Runs.found(new Failed(FailureKind.CONNECT, "refused"))),
                new Witnesses(Stalls.NONE, saying(said), EndpointCheck.NEVER));

        var judged = probe.ask(Runs.SLOT);
        assertThat(judged).isNotDone();
        said.complete(Reachable.YES);

        assertThat(judged).isCompleted();
    }

    private static Observation ask(Observation found, Stalls stalls) {
        var probe = new FairProbe(_ -> CompletableFuture.completedFuture(found),
                new Witnesses(stalls, Canary.NONE, EndpointCheck.NEVER));
        return probe.ask(Runs.SLOT).join();
    }

    private static Canary saying(CompletableFuture<Reachable> said) {
        return new Canary() {
            @Override
            public CompletableFuture<Reachable> ask() {
                return said;
            }

            @Override
            public Reachable during(Span span) {
                return Reachable.UNKNOWN;
            }

            @Override
            public void endpointAnswered(long nanos) {}
        };
    }
}

package dev.nines.probe.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.simulator.Reaction.Answers;
import dev.nines.probe.simulator.Reaction.Fails;
import dev.nines.probe.simulator.script.Access;
import dev.nines.probe.simulator.script.Fault;
import dev.nines.probe.simulator.script.LatencyModel;
import dev.nines.probe.simulator.script.Lengths;
import dev.nines.probe.simulator.script.Pace;
import dev.nines.probe.simulator.script.Prices;
import dev.nines.probe.simulator.script.Script;
import dev.nines.probe.simulator.script.SimulatedModel;
import dev.nines.probe.simulator.script.Spell;
import dev.nines.probe.simulator.script.Trouble;
import dev.nines.probe.simulator.script.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviourTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final int MANY = 100_000;

    @Test
    void the_same_question_gets_the_same_reaction_whatever_was_asked_before() {
        var model = model();
        var one = Behaviour.live(script(1, model), START);
        var other = Behaviour.live(script(1, model), START);
        LongStream.range(0, 50).forEach(n -> one.at(model, START, n));

        assertThat(one.at(model, START, 7)).isEqualTo(other.at(model, START, 7));
        assertThat(one.at(model, START, 7)).isNotEqualTo(one.at(model, START, 8));
        assertThat(one.at(model, START, 7)).isNotEqualTo(Behaviour.live(script(2, model), START).at(model, START, 7));
    }

    @Test
    void first_tokens_are_log_normal_around_their_median() {
        long[] sorted = answers(model()).mapToLong(Answers::firstTokenMicros).sorted().toArray();

        // 400 ms, sigma 0.25, 2 % three times as long: the median moves by half a per cent at most
        assertThat(sorted[MANY / 2]).isBetween(396_000L, 404_000L);
        assertThat(sorted[MANY * 16 / 100]).as("exp(-0.25) at one sigma below").isBetween(305_000L, 318_000L);
        assertThat(sorted[MANY * 99 / 100]).as("in the middle of the tail").isBetween(1_100_000L, 1_300_000L);
    }

    @Test
    void answers_are_as_long_as_scripted_and_all_lengths_occur() {
        assertThat(answers(model()).map(Answers::answerTokens).distinct().sorted()).containsExactly(8, 9, 10);
    }

    @Test
    void a_share_of_failures_is_that_share() {
        var model = model(new Trouble.Fails(Spell.always(), Fault.RATE_LIMITED, 0.03));
        var behaviour = Behaviour.live(script(1, model), START);

        long failed = LongStream.range(0, MANY).filter(n -> behaviour.at(model, START, n) instanceof Fails).count();

        assertThat(failed).isBetween(MANY * 28L / 1000, MANY * 32L / 1000);
    }

    @Test
    void a_slow_spell_stretches_everything() {
        var slow = model(new Trouble.Slows(Spell.once(Duration.ZERO, Duration.ofMinutes(1)), 4));
        var behaviour = Behaviour.live(script(1, slow), START);
        var during = (Answers) behaviour.at(slow, START, 3);
        var after = (Answers) behaviour.at(slow, START.plusSeconds(60), 3);

        assertThat(during.firstTokenMicros()).isBetween(after.firstTokenMicros() * 4, after.firstTokenMicros() * 4 + 4);
        assertThat(during.paceMicros()).isBetween(after.paceMicros() * 4, after.paceMicros() * 4 + 4);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                        second, fails
        before the start,            -1,     false
        before the first,            59,     false
        the first second,            60,     true
        the last second,             149,    true
        the end is not part of it,   150,    false
        the second begins,           960,    true
        a day later,                 86460,  true
        between two,                 86600,  false
        """)
    void an_outage_repeats(String name, int second, boolean fails) {
        var spell = Spell.once(Duration.ofSeconds(60), Duration.ofSeconds(150)).repeatedEvery(Duration.ofMinutes(15));
        var model = model(Trouble.outage(spell, Fault.HTTP_503));

        var reaction = Behaviour.live(script(1, model), START).at(model, START.plusSeconds(second), 0);

        assertThat(reaction instanceof Fails).as(name).isEqualTo(fails);
    }

    @Test
    void the_past_has_its_own_troubles() {
        var model = model(Trouble.outage(Spell.always(), Fault.RESET));

        assertThat(Behaviour.past(script(1, model), START).at(model, START, 0)).isInstanceOf(Answers.class);
    }

    private static Stream<Answers> answers(SimulatedModel model) {
        var behaviour = Behaviour.live(script(1, model), START);
        return LongStream.range(0, MANY).mapToObj(n -> (Answers) behaviour.at(model, START, n));
    }

    private static SimulatedModel model(Trouble... live) {
        var first = new LatencyModel(Duration.ofMillis(400), 0.25, 0.02, 3);
        return new SimulatedModel("a/b", "", Prices.usdPerMillion("1", "2"),
                new Pace(first, LatencyModel.of(Duration.ofMillis(20), 0.2)), new Lengths(20, 8, 10, 0),
                new Troubles(List.of(live), List.of()));
    }

    private static Script script(long seed, SimulatedModel model) {
        return new Script(seed, Access.OPEN, 60, List.of(model));
    }
}

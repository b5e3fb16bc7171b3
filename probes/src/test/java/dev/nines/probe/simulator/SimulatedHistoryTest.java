package dev.nines.probe.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.probe.Effect;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.Plan;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.simulator.script.DemoScript;
import dev.nines.probe.simulator.script.Script;
import dev.nines.probe.simulator.script.SimulatedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SimulatedHistoryTest {
    private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");
    private static final Script DEMO = DemoScript.script();
    private static final SimulatedHistory HISTORY =
            new SimulatedHistory(DEMO, OCTOBER, "chat-1", Duration.ofSeconds(20));

    static List<String> models() {
        return DEMO.models().stream().map(SimulatedModel::id).toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_model_but_one_clearly_meets_three_nines_and_the_pro_ones_800_ms(String model) {
        var month = month(model);
        long down = month.stream().filter(o -> o.observationClass().effect() == Effect.DOWN).count();
        long late = month.stream().filter(o -> o.phases().micros(Phase.TTFT).orElse(0) > 800_000).count();
        boolean breaches = model.equals(DemoScript.BREACHES);

        assertThat(month).hasSize(31 * 24 * 60).allMatch(Observation::simulated);
        if (breaches) assertThat(down).as("of at most 44 allowed").isGreaterThan(64);
        else assertThat(down).as("of at most 44 allowed").isBetween(1L, 30L);
        if (breaches) assertThat(late).as("of at most 446 allowed").isGreaterThan(1200);
        else if (model.startsWith("Pro/")) assertThat(late).as("of at most 446 allowed").isLessThan(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                    model,                        at,                   class
        the first outage begins, Pro/deepseek-ai/DeepSeek-R1,  2026-10-09T13:07:00Z, SERVER_ERROR
        and lasts 40 minutes,    Pro/deepseek-ai/DeepSeek-R1,  2026-10-09T13:46:00Z, SERVER_ERROR
        then all is well,        Pro/deepseek-ai/DeepSeek-R1,  2026-10-09T13:47:00Z, OK
        the second is silence,   Pro/deepseek-ai/DeepSeek-R1,  2026-10-17T03:41:00Z, TIMEOUT
        a good neighbour,        Pro/deepseek-ai/DeepSeek-V3.2,2026-10-09T13:07:00Z, OK
        """)
    void outages_are_where_the_script_puts_them(String name, String model, Instant at, ObservationClass found) {
        var plan = new Plan(series(model), at, at.plusSeconds(60), at, Duration.ofMinutes(1));
        var all = new ArrayList<Observation>();

        HISTORY.write(plan, all::add);

        assertThat(all).extracting(Observation::observationClass).as(name).containsExactly(found);
        assertThat(all.getFirst().outcome().detailText().isEmpty()).isEqualTo(found == ObservationClass.OK);
    }

    @Test
    void a_slot_is_the_same_however_the_plans_are_cut() {
        var whole = month(DemoScript.LIMITS);
        var hour = new ArrayList<Observation>();
        var from = OCTOBER.plus(Duration.ofHours(100));

        var plan = new Plan(series(DemoScript.LIMITS), from, from.plusSeconds(3600), from, Duration.ofMinutes(1));
        HISTORY.write(plan, hour::add);

        assertThat(hour).isEqualTo(whole.subList(6000, 6060));
    }

    @Test
    void the_phases_of_an_answer_are_in_their_order() {
        var month = month(DemoScript.BREACHES);

        assertThat(month).filteredOn(o -> o.observationClass() == ObservationClass.OK).allSatisfy(o -> {
            var order = List.of(Phase.REQUEST, Phase.TTFB, Phase.TTFT, Phase.TTFO, Phase.LAST_TOKEN, Phase.TOTAL);
            assertThat(order.stream().map(p -> o.phases().micros(p).orElseThrow())).isSorted();
        });
    }

    @Test
    void a_model_that_the_script_does_not_have_is_refused() {
        var plan = new Plan(series("gpt-0"), OCTOBER, NOVEMBER, OCTOBER, Duration.ofMinutes(1));

        assertThatThrownBy(() -> HISTORY.write(plan, _ -> {})).hasMessage("the script has no model gpt-0");
    }

    private static List<Observation> month(String model) {
        var all = new ArrayList<Observation>();
        HISTORY.write(new Plan(series(model), OCTOBER, NOVEMBER, OCTOBER, Duration.ofMinutes(1)), all::add);
        return all;
    }

    private static Series series(String model) {
        return new Series(new Target("demo", "chat", model), "any", "here");
    }
}

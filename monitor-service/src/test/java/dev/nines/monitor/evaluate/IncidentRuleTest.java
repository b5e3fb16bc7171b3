package dev.nines.monitor.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.incident.Step;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentRuleTest {
    private static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");

    private final IncidentRule rule = new IncidentRule(new IncidentTracker(new IncidentPolicy(2, 2)));

    @Test
    void an_incident_of_a_model_that_is_withdrawn_ends_there_once() {
        assertThat(steps(bad(0), bad(1), bad(2), retired(3), retired(4))).containsExactly(
                new Step.Opened(at(0), at(1), "MODEL_NOT_FOUND"), new Step.Closed(at(0), at(3), at(3)));
    }

    @Test
    void what_was_not_down_stays_up_when_it_is_withdrawn() {
        assertThat(steps(retired(0), good(1), bad(2), retired(3))).isEmpty();
    }

    @Test
    void a_late_row_of_before_the_incident_does_not_end_it() {
        assertThat(steps(bad(1), bad(2), retired(0), bad(3))).hasSize(1);
    }

    @Test
    void who_comes_back_and_fails_again_is_down_again() {
        assertThat(steps(bad(0), bad(1), retired(2), good(3), bad(4), bad(5))).containsExactly(
                new Step.Opened(at(0), at(1), "MODEL_NOT_FOUND"), new Step.Closed(at(0), at(2), at(2)),
                new Step.Opened(at(4), at(5), "MODEL_NOT_FOUND"));
    }

    private List<Step> steps(Sample... samples) {
        var steps = new ArrayList<Step>();
        var state = IncidentState.start();
        for (var sample : samples) {
            var decision = rule.next(state, sample);
            state = decision.state();
            if (!(decision.step() instanceof Step.Hold)) steps.add(decision.step());
        }
        return steps;
    }

    private static Sample good(int minute) {
        return new Sample.Good(at(minute), "OK", new LatencyBound.Never());
    }

    private static Sample bad(int minute) {
        return new Sample.Bad(at(minute), "MODEL_NOT_FOUND", new LatencyBound.Never());
    }

    private static Sample retired(int minute) {
        return new Sample.Excluded(at(minute), "RETIRED");
    }

    private static Instant at(int minute) {
        return NOON.plusSeconds(60L * minute);
    }
}

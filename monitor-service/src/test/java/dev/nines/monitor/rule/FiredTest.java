package dev.nines.monitor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.Grounds;
import dev.nines.sla.alert.Topic;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.burn.BurnAlert.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiredTest {
    private static final Alert ALERT =
            new Alert(Labels.of(Label.RULE, "slow").with(Label.MODEL, "m"), Topic.TAIL, Severity.TICKET, Duration.ZERO);
    private static final Grounds GROUNDS = new Grounds("planted", List.of());

    private final Fired fired = new Fired();

    @Test
    void what_fired_and_is_asked_after_no_more_ends_once() {
        fired.completed(List.of(new Event.Found(ALERT, new Finding.Firing(GROUNDS))));

        assertThat(fired.completed(List.of())).singleElement().isInstanceOfSatisfying(Event.Found.class, e -> {
            assertThat(e.alert()).isEqualTo(ALERT);
            assertThat(e.finding()).isInstanceOf(Finding.Quiet.class);
        });
        assertThat(fired.completed(List.of())).isEmpty();
    }

    @Test
    void what_has_no_data_goes_on_firing() {
        fired.completed(List.of(new Event.Found(ALERT, new Finding.Firing(GROUNDS))));

        assertThat(fired.completed(List.of(new Event.Found(ALERT, new Finding.NoData(GROUNDS))))).hasSize(1);
        assertThat(fired.completed(List.of())).hasSize(1);
    }

    @Test
    void what_ended_ends_no_second_time() {
        fired.completed(List.of(new Event.Found(ALERT, new Finding.Firing(GROUNDS))));
        fired.completed(List.of(new Event.Found(ALERT, new Finding.Quiet(GROUNDS))));

        assertThat(fired.completed(List.of())).isEmpty();
    }

    @Test
    void what_fired_before_this_process_ends_as_well() {
        fired.restore(List.of(ALERT));

        assertThat(fired.completed(List.of())).hasSize(1);
    }
}

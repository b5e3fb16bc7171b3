package dev.nines.sla.alert;

import dev.nines.sla.burn.BurnAlert.Severity;
import java.time.Duration;

/** One kind of thing to look for, with its parameters. Each kind is asked with figures of its own. */
public sealed interface AlertRule
        permits BurnRate, PercentileOver, ErrorShare, FailuresInARow, BudgetSpent, BreachCertain, CostSpent, ModelGone, ServedOther,
                MonitorBlind, ReceiverFailing, Heartbeat {
    /** Also the value of the label {@code rule}. */
    String name();

    Severity severity();

    Topic topic();

    /** How long what is over still shows in its figures: so long after an outage it says nothing new. */
    default Duration memory() {
        return Duration.ZERO;
    }
}

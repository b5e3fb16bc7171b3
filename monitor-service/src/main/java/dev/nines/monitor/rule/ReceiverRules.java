package dev.nines.monitor.rule;

import dev.nines.db.state.FailingReceivers;
import dev.nines.sla.alert.ReceiverFailing;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether receivers take what is sent to them. */
final class ReceiverRules implements Source {
    private static final ReceiverFailing FAILING = Rules.usual(ReceiverFailing.class);
    private static final ReceiverFailing.Failing NOTHING = new ReceiverFailing.Failing(0, Duration.ZERO, 0);

    private final Supplier<List<String>> receivers;
    private final Function<Collection<String>, Map<String, FailingReceivers.Failing>> failing;

    ReceiverRules(Supplier<List<String>> receivers, Function<Collection<String>, Map<String, FailingReceivers.Failing>> failing) {
        this.receivers = receivers;
        this.failing = failing;
    }

    @Override
    public List<Event> events(Instant now) {
        var all = receivers.get();
        if (all.isEmpty()) return List.of();
        var found = failing.apply(all);
        return all.stream().<Event>map(name -> new Event.Found(
                Alert.of(FAILING, LabelsOf.receiver(name)), FAILING.find(failing(found.get(name), now)))).toList();
    }

    private static ReceiverFailing.Failing failing(FailingReceivers.@Nullable Failing of, Instant now) {
        if (of == null) return NOTHING;
        var since = of.since().isAfter(now) ? Duration.ZERO : Duration.between(of.since(), now);
        return new ReceiverFailing.Failing(of.attempts(), since, of.givenUp());
    }
}

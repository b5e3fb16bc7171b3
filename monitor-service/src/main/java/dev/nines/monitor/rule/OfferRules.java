package dev.nines.monitor.rule;

import dev.nines.probe.Series;
import dev.nines.sla.alert.ModelGone;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Whether endpoints still list what they are asked for. */
public final class OfferRules implements Source {
    private static final ModelGone GONE = Rules.usual(ModelGone.class);

    private final Supplier<Collection<Series>> series;
    private final Function<Series, Optional<Looks>> looks;

    /** @param looks empty for a model that no list ever named: then its absence says nothing */
    OfferRules(Supplier<Collection<Series>> series, Function<Series, Optional<Looks>> looks) {
        this.series = series;
        this.looks = looks;
    }

    /**
     * What an endpoint's lists said of a model.
     *
     * @param all lists that could be read
     * @param absentInARow newest ones that did not name it
     */
    public record Looks(long all, long absentInARow) {}

    @Override
    public List<Event> events(Instant now) {
        return series.get().stream().<Event>flatMap(one -> looks.apply(one).stream().map(seen ->
                new Event.Found(Alert.of(GONE, LabelsOf.series(one)), GONE.find(seen.absentInARow(), seen.all())))).toList();
    }
}

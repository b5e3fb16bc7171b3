package dev.nines.monitor.rule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.nines.monitor.evaluate.StandingBoard.Row;
import dev.nines.probe.Series;
import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.alert.BreachCertain;
import dev.nines.sla.alert.BudgetSpent;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.Grounds;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.budget.OpenPeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What becomes of contracts in their running periods. A contract is one alert for each series, whichever of its promises it is about: the
 * reason names it.
 */
final class PromiseRules implements Source {
    private static final BudgetSpent SPENT = Rules.usual(BudgetSpent.class);
    private static final BreachCertain CERTAIN = Rules.usual(BreachCertain.class);

    private final Supplier<List<Row>> rows;
    private final Supplier<Collection<Series>> series;

    /**
     * @param rows how contracts stand
     * @param series those that are asked; of others nobody is told
     */
    PromiseRules(Supplier<List<Row>> rows, Supplier<Collection<Series>> series) {
        this.rows = rows;
        this.series = series;
    }

    private record Subject(String contract, String series) {}

    @Override
    public List<Event> events(Instant now) {
        var asked = series.get();
        var events = new ArrayList<Event>();
        rows.get().stream().collect(groupingBy(row -> new Subject(row.contract(), row.series()), LinkedHashMap::new, toList()))
                .forEach((subject, promises) -> labels(subject, asked).ifPresent(labels -> {
                    events.add(new Event.Found(Alert.of(SPENT, labels), worst(promises, SPENT::find)));
                    events.add(new Event.Found(Alert.of(CERTAIN, labels), worst(promises, CERTAIN::find)));
                }));
        return events;
    }

    /** Vantages that judge together have rows under a name of their own. */
    private static Optional<Labels> labels(Subject subject, Collection<Series> asked) {
        int at = subject.series().lastIndexOf('@');
        var target = subject.series().substring(0, at);
        return asked.stream().filter(s -> s.target().name().equals(target)).findFirst().map(s -> LabelsOf.series(s)
                .with(Label.VANTAGE, subject.series().substring(at + 1)).with(Label.CONTRACT, subject.contract()));
    }

    private static Finding worst(List<Row> promises, Function<OpenPeriod, Finding> rule) {
        var findings = promises.stream().map(row -> named(row.rule(), rule.apply(row.open()))).toList();
        return first(findings, Finding.Firing.class).or(() -> first(findings, Finding.Quiet.class)).orElse(findings.getFirst());
    }

    private static Optional<Finding> first(List<Finding> findings, Class<? extends Finding> kind) {
        return findings.stream().filter(kind::isInstance).findFirst();
    }

    private static Finding named(String promise, Finding finding) {
        var grounds = new Grounds(promise + ": " + finding.grounds().reason(), finding.grounds().figures());
        return switch (finding) {
            case Finding.Firing _ -> new Finding.Firing(grounds);
            case Finding.Quiet _ -> new Finding.Quiet(grounds);
            case Finding.NoData _ -> new Finding.NoData(grounds);
        };
    }
}

package dev.nines.monitor.rule;

import dev.nines.db.state.FailingReceivers.Failing;
import dev.nines.monitor.alert.decide.Happening;
import dev.nines.monitor.config.AlertSettings;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.evaluate.StandingBoard;
import dev.nines.monitor.schedule.Cadence;
import dev.nines.probe.Series;
import dev.nines.sla.alert.decide.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks every rule of everything that is watched, and hands on what they found. For one thread. */
public final class RuleRound {
    private final AlertSettings alerts;
    private final SeriesRules ofSeries;
    private final List<Source> others;
    private final Watched watched;
    private final Ports ports;
    private final Consumer<Happening> desk;

    /**
     * What is watched, now.
     *
     * @param cadences of everyone who is asked
     * @param began when this process did
     */
    public record Watched(Supplier<List<Cadence>> cadences, StandingBoard board, Instant began) {
        Map<Series, Duration> paces() {
            var paces = new LinkedHashMap<Series, Duration>();
            for (var cadence : cadences.get()) paces.put(cadence.series(), cadence.every());
            return paces;
        }

        Collection<Series> series() {
            return paces().keySet();
        }
    }

    /**
     * Where figures come from.
     *
     * @param counts which may remember, and goes on doing so when rules change
     * @param served who hears every answer
     * @param failing how receivers have taken their messages
     */
    public record Ports(Counts counts, BlindRule.Planned planned, Function<Series, Optional<OfferRules.Looks>> looks, ServedRules served,
            Function<Instant, List<CostRules.Purse>> purses, Function<Collection<String>, Map<String, Failing>> failing, Memory memory) {}

    /**
     * What outlives other settings.
     *
     * @param isDown who is, now
     */
    public record Memory(Fired fired, Streaks streaks, Degradation degradation, Predicate<Series> isDown) {}

    /** @param desk where what was found is decided; it must not wait */
    public RuleRound(Settings settings, Watched watched, Ports ports, Consumer<Happening> desk) {
        this.alerts = settings.alerts();
        this.watched = watched;
        this.ports = ports;
        this.desk = desk;
        this.ofSeries = new SeriesRules(settings, ports.counts(), ports.memory().streaks());
        this.others = List.of(
                new PromiseRules(watched.board()::rows, watched::series),
                new OfferRules(watched::series, ports.looks()),
                ports.served(),
                new CostRules(settings.vantage(), ports.purses()),
                new BlindRule(watched::series, ports.counts(), ports.planned(), watched.began()),
                new ReceiverRules(() -> settings.receivers().stream().map(ReceiverSettings::name).toList(), ports.failing()));
    }

    /** Fails with {@link dev.nines.probe.StoreUnavailable} while PostgreSQL is away, and then has told nothing. */
    public void run(Instant now) {
        var answers = ofSeries.ask(watched.paces(), now);
        var events = new ArrayList<>(answers.events());
        for (var source : others) events.addAll(source.events(now));
        desk.accept(Happening.found(ports.memory().fired().completed(wanted(events))));
        ports.memory().degradation().after(answers.tails(), ports.memory().isDown(), now).forEach(desk);
    }

    /** Without what nobody wants to be told of, and as severe as somebody says. */
    private List<Event> wanted(List<Event> found) {
        var wanted = new ArrayList<Event>();
        for (var event : found) {
            if (!(event instanceof Event.Found(var alert, var finding))) wanted.add(event);
            else if (alerts.tells(alert)) wanted.add(new Event.Found(alerts.weighed(alert), finding));
        }
        return wanted;
    }
}

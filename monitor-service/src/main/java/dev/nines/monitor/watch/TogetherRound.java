package dev.nines.monitor.watch;

import dev.nines.db.Confirmations;
import dev.nines.db.NewObservations;
import dev.nines.db.state.Duties;
import dev.nines.db.state.Duties.Duty;
import dev.nines.db.state.WatchedTogether;
import dev.nines.monitor.alert.decide.Happening;
import dev.nines.monitor.config.IncidentSettings;
import dev.nines.monitor.config.IncidentSettings.Viewers;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.evaluate.Everywhere;
import dev.nines.monitor.live.TogetherWatch;
import dev.nines.monitor.live.TogetherWatch.Mandate;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import dev.nines.sla.SeriesId;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.vantage.Vantages;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what all vantages have committed and decides on incidents: where several decide together, and where no other process does so now.
 * For one thread; times are the database server's.
 */
final class TogetherRound {
    static final String DUTY = "incidents";
    private static final Logger log = LoggerFactory.getLogger(TogetherRound.class);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int ROUNDS_BETWEEN_LOOKS = 15;
    private static final Duration KEEP_EVERY = Duration.ofSeconds(30);
    private static final Duration CONFIRMATIONS = Duration.ofDays(1);
    /** By then every endpoint has listed its models. */
    private static final Duration UNTIL_ALL_IS_KNOWN = Duration.ofMinutes(15);

    private final Stores stores;
    private final Ports ports;
    private final Duties duties;
    private final NewObservations news;
    private final Sight sight;
    private final String holder = UUID.randomUUID().toString();
    private Turn turn = new Turn.Others();
    private Instant now = Instant.MIN;
    private Instant keptAt = Instant.MIN;
    private long quietRounds;
    private Instant began = Instant.MAX;

    /**
     * What it works with.
     *
     * @param happened hears what was decided, in order; must not wait
     */
    record Ports(Supplier<Settings> settings, Function<Observation, Sample> grade, Consumer<Happening> happened) {}

    /** Whose it is to decide. */
    private sealed interface Turn {
        record Others() implements Turn {}

        record Ours(TogetherWatch watch, long term) implements Turn {}
    }

    TogetherRound(Stores stores, Sight sight, Ports ports) {
        this.stores = stores;
        this.sight = sight;
        this.ports = ports;
        this.duties = new Duties(stores.source());
        this.news = new NewObservations(stores.source(), stores.series());
    }

    /** Fails with {@link dev.nines.probe.StoreUnavailable} while PostgreSQL is away. */
    void run() {
        var settings = ports.settings().get();
        switch (settings.incidents().viewers()) {
            case Viewers.Together together when together.vantages().names().contains(settings.vantage()) -> decide(settings, together);
            case Viewers.Together _ -> leave(); // of others
            case Viewers.Each _ -> {
                leave();
                endWhatNobodyDecides(settings);
            }
        }
    }

    /** Somebody came or went. */
    void lookAgain() {
        sight.lookAgain();
    }

    /** Lets others go on at once. */
    void leave() {
        if (!(turn instanceof Turn.Ours(var watch, _))) return;
        watch.checkpoint().forEach(ports.happened());
        turn = new Turn.Others();
        duties.leave(DUTY, holder);
    }

    private void decide(Settings settings, Viewers.Together together) {
        switch (duties.take(DUTY, holder, LEASE)) {
            case Duty.Others _ -> turn = new Turn.Others();
            case Duty.Ours(long term) -> {
                var mandate = new Mandate(new IncidentTracker(settings.incidents().policy()), together, DUTY, term);
                hear(ours(mandate));
            }
        }
    }

    private TogetherWatch ours(Mandate mandate) {
        if (turn instanceof Turn.Ours(var known, long term) && term == mandate.term()) {
            known.decideBy(mandate);
            return known;
        }
        var watch = takenUp(mandate);
        turn = new Turn.Ours(watch, mandate.term());
        log.info("this process decides on the incidents of all vantages term={}", mandate.term());
        return watch;
    }

    private TogetherWatch takenUp(Mandate mandate) {
        now = news.since(Map.of()).now();
        keptAt = now;
        sight.lookAgain();
        sight.look(now);
        var watch = new TogetherWatch(sight::asked, ports.grade(), sight::pace, mandate);
        watch.takeUp(new WatchedTogether(stores.source()).all());
        var targets = new HashMap<String, Series>();
        sight.stored().forEach(series -> targets.put(Everywhere.of(series).name(), series));
        sight.asked().forEach(series -> targets.put(Everywhere.of(series).name(), series)); // by the tiers of now
        open().forEach(one -> restore(watch, one, targets));
        return watch;
    }

    private void hear(TogetherWatch watch) {
        sight.look(now);
        var fresh = news.since(watch.after(sight.stored(), now));
        now = fresh.now();
        if (began.equals(Instant.MAX)) began = now;
        fresh.observations().forEach(o -> watch.accept(o, now).forEach(ports.happened()));
        fresh.confirmations().forEach(o -> watch.confirm(o, now).forEach(ports.happened()));
        if (now.isAfter(began.plus(UNTIL_ALL_IS_KNOWN))) watch.forgetUnasked(now).forEach(ports.happened());
        if (now.isBefore(keptAt.plus(KEEP_EVERY))) return;
        watch.checkpoint().forEach(ports.happened());
        new Confirmations(stores.source(), stores.series()).dropBefore(now.minus(CONFIRMATIONS));
        keptAt = now;
    }

    /** Nobody decides together any more, here or elsewhere: what is open of it ends, and each vantage decides by itself. */
    private void endWhatNobodyDecides(Settings settings) {
        if (++quietRounds % ROUNDS_BETWEEN_LOOKS != 1 || open().isEmpty()) return;
        if (!(duties.take(DUTY, holder, LEASE) instanceof Duty.Ours(long term))) return;
        var itself = new Viewers.Together(new Vantages(1, new TreeSet<>(List.of(settings.vantage()))), IncidentSettings.FRESH);
        var watch = takenUp(new Mandate(new IncidentTracker(settings.incidents().policy()), itself, DUTY, term));
        watch.forgetAll(now).forEach(ports.happened());
    }

    private List<IncidentOpened> open() {
        return stores.incidents().openIncidents().stream().filter(one -> Everywhere.isNameOf(one.series().name())).toList();
    }

    private void restore(TogetherWatch watch, IncidentOpened open, Map<String, Series> targets) {
        switch (open.kind()) {
            case TARGET -> {
                var series = targets.get(open.series().name());
                if (series != null) watch.restore(series, open.since());
            }
            case TIER, ENDPOINT -> {
                var members = new HashMap<SeriesId, Instant>();
                stores.incidents().openMembers(open.incident()).forEach(m -> members.put(m.series(), m.since()));
                members.keySet().stream().map(m -> targets.get(m.name())).filter(targets::containsValue).findFirst()
                        .ifPresent(any -> watch.restore(open.kind(), any, open.since(), members));
            }
            case DEGRADED, MONITOR -> {} // of one vantage each
        }
    }
}

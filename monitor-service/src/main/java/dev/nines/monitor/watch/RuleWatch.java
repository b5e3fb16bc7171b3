package dev.nines.monitor.watch;

import dev.nines.db.state.FailingReceivers;
import dev.nines.db.question.NotFoundCounts;
import dev.nines.db.question.ServedNames;
import dev.nines.db.question.StretchCounts;
import dev.nines.db.state.Duties;
import dev.nines.db.state.Duties.Duty;
import dev.nines.db.state.Incidents;
import dev.nines.db.state.Incidents.Incident;
import dev.nines.monitor.alert.decide.AlertDesk;
import dev.nines.monitor.alert.decide.Happening;
import dev.nines.monitor.alert.decide.Warrant;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.evaluate.Everywhere;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.monitor.evaluate.NotFound;
import dev.nines.monitor.evaluate.StandingBoard;
import dev.nines.monitor.live.IncidentWatch;
import dev.nines.monitor.rule.Degradation;
import dev.nines.monitor.rule.Fired;
import dev.nines.monitor.rule.OwnTroubleWatch;
import dev.nines.monitor.rule.RememberedHours;
import dev.nines.monitor.rule.RuleRound;
import dev.nines.monitor.rule.ServedRules;
import dev.nines.monitor.rule.StoredCounts;
import dev.nines.monitor.rule.Streaks;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import dev.nines.probe.openai.Ask;
import dev.nines.sla.Label;
import dev.nines.sla.SeriesId;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.store.StateChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What rules need of a watch: what is stored, what is known, and every observation. Of several processes of one vantage one asks them.
 * Rounds are for one thread.
 */
final class RuleWatch implements Consumer<Observation> {
    /** By then every list was read, every contract counted, and blindness could be told. */
    private static final Duration UNTIL_ALL_IS_KNOWN = Duration.ofMinutes(15);
    private static final Set<String> OF_ITS_OWN = Set.of(Alert.DEGRADED, Alert.MONITOR);
    /** Several rounds, so that one that takes long does not lose it. */
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LEFTOVERS_EVERY = Duration.ofHours(1);
    private static final long NOT_OURS = 0;

    private final Incidents incidents;
    private final Duties duties;
    private final Departed departed;
    private final String holder = UUID.randomUUID().toString();
    private final Known known;
    private final AlertDesk desk;
    private final Fired fired = new Fired();
    private final ServedRules served;
    private final OwnTroubleWatch ownTrouble;
    private final Streaks streaks;
    private final Degradation degradation = new Degradation();
    private final RuleRound.Watched watched;
    private final RuleRound.Ports ports;
    private volatile Settings settings;
    private volatile RuleRound round;
    private volatile long term = NOT_OURS;
    private boolean isRestored;
    private Instant leftoversAt;

    /** What is at hand. */
    record Known(Roster roster, Offers offers, StandingBoard board, IncidentWatch incidents, InstantSource clock) {}

    RuleWatch(Settings settings, Stores stores, Known known, AlertDesk desk) {
        this.settings = settings;
        this.incidents = stores.incidents();
        this.duties = new Duties(stores.source());
        this.departed = new Departed(stores.incidents(), settings.vantage());
        this.known = known;
        this.desk = desk;
        this.watched = new RuleRound.Watched(known.roster()::cadences, known.board(), known.clock().instant());
        this.served = new ServedRules(known.roster()::series, this::tier, new ServedNames(stores.source(), stores.series())::turns);
        this.ownTrouble = new OwnTroubleWatch(settings.vantage(), known.clock(), this::tell);
        this.streaks = new Streaks(o -> Grading.forUptime(o, Grading.OUR_OWN, known.offers().gone(o)));
        var counts = new StoredCounts(new StretchCounts(stores.source(), stores.series()),
                NotFound.in(new NotFoundCounts(stores.source(), stores.series())));
        this.ports = new RuleRound.Ports(new RememberedHours(counts), stores.plans()::plannedSlots, known.offers()::looks, served,
                known.roster()::purses, new FailingReceivers(stores.source())::of,
                new RuleRound.Memory(fired, streaks, degradation, this::isDown));
        this.leftoversAt = watched.began().plus(UNTIL_ALL_IS_KNOWN);
        this.round = new RuleRound(settings, watched, ports, this::tell);
    }

    /** May be called on event loops. */
    @Override
    public void accept(Observation o) {
        served.accept(o);
        streaks.accept(o);
        if (term != NOT_OURS) ownTrouble.accept(o);
    }

    /** Other rules from the next round on. */
    void goBy(Settings next) {
        settings = next;
        round = new RuleRound(next, watched, ports, this::tell);
    }

    void run(Instant now) {
        switch (duties.take(duty(), holder, LEASE)) {
            case Duty.Others _ -> term = NOT_OURS;
            case Duty.Ours(long number) -> {
                if (number != term) begin(number);
                if (!isRestored) restore(now);
                if (now.isAfter(leftoversAt)) takeUpLeftovers(now);
                round.run(now);
            }
        }
    }

    /** Another process of this vantage may go on at once. */
    void leave() {
        if (term == NOT_OURS) return;
        term = NOT_OURS;
        duties.leave(duty(), holder);
    }

    private String duty() {
        return "rules@" + settings.vantage();
    }

    /** What was known of an earlier term may be over since. */
    private void begin(long number) {
        fired.clear();
        degradation.clear();
        ownTrouble.clear();
        isRestored = false;
        term = number;
    }

    private void tell(Happening happening) {
        desk.accept(happening.under(new Warrant.Term(duty(), term, Map.of())));
    }

    /** Incidents of the process before, and who was down lately. */
    private void restore(Instant now) {
        for (var one : incidents.incidents(now.minus(AlertDesk.REMEMBERED), now)) {
            var opened = one.opened();
            var series = known.roster().named(opened.series().name());
            if (one instanceof Incident.Closed(_, var closed)) {
                if (opened.kind() == Kind.TARGET) seenAs(opened.series()).ifPresent(s -> degradation.wasDown(s, closed.until()));
            } else if (opened.kind() == Kind.DEGRADED) {
                series.ifPresent(s -> degradation.restore(s, opened.since()));
            } else if (opened.kind() == Kind.MONITOR && opened.series().name().equals(settings.vantage())) {
                ownTrouble.restore(opened.since());
            }
        }
        isRestored = true;
    }

    /** Also where several vantages decided together. */
    private Optional<Series> seenAs(SeriesId series) {
        return known.roster().series().stream().filter(s -> series.name().equals(s.name()) || series.name().equals(Everywhere.of(s).name())).findFirst();
    }

    /** What fires and is watched no longer: nobody else would say that it is over. */
    private void takeUpLeftovers(Instant now) {
        var firing = desk.firing();
        departed.ended(known.roster().series(), firing, now).forEach(this::tell);
        fired.restore(firing.stream().filter(alert -> !alert.isDown() && !OF_ITS_OWN.contains(alert.labels().value(Label.RULE).orElse("")))
                .filter(alert -> alert.labels().value(Label.VANTAGE).map(from -> departed.isOurs(from, now)).orElse(true)).toList());
        leftoversAt = now.plus(LEFTOVERS_EVERY);
    }

    private boolean isDown(Series series) {
        return switch (known.incidents().states().getOrDefault(new SeriesId(series.name()), IncidentState.start())) {
            case IncidentState.Down _, IncidentState.Recovering _ -> true;
            case IncidentState.Up _, IncidentState.Suspect _ -> false;
        };
    }

    /** The service tier that the probe of a series asks for. */
    private String tier(Series series) {
        return settings.probes().stream().filter(p -> p.name().equals(series.target().probe()))
                .map(p -> p.ask() instanceof Ask.Chat chat ? chat.serviceTier() : "").findFirst().orElse("");
    }
}

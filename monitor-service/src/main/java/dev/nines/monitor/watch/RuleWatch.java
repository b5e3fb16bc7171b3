package dev.nines.monitor.watch;

import dev.nines.db.state.FailingReceivers;
import dev.nines.db.question.NotFoundCounts;
import dev.nines.db.question.ServedNames;
import dev.nines.db.question.StretchCounts;
import dev.nines.db.state.Incidents;
import dev.nines.db.state.Incidents.Incident;
import dev.nines.monitor.alert.decide.AlertDesk;
import dev.nines.monitor.config.Settings;
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
import java.util.Set;
import java.util.function.Consumer;

/** What rules need of a watch: what is stored, what is known, and every observation. Rounds are for one thread. */
final class RuleWatch implements Consumer<Observation> {
    /** By then every list was read, every contract counted, and blindness could be told. */
    private static final Duration UNTIL_ALL_IS_KNOWN = Duration.ofMinutes(15);
    private static final Set<String> OF_ITS_OWN = Set.of(Alert.DEGRADED, Alert.MONITOR);

    private final Incidents incidents;
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
    private boolean isRestored;
    private boolean areLeftoversKnown;

    /** What is at hand. */
    record Known(Roster roster, Offers offers, StandingBoard board, IncidentWatch incidents, InstantSource clock) {}

    RuleWatch(Settings settings, Stores stores, Known known, AlertDesk desk) {
        this.settings = settings;
        this.incidents = stores.incidents();
        this.known = known;
        this.desk = desk;
        this.watched = new RuleRound.Watched(known.roster()::cadences, known.board(), known.clock().instant());
        this.served = new ServedRules(known.roster()::series, this::tier, new ServedNames(stores.source(), stores.series())::turns);
        this.ownTrouble = new OwnTroubleWatch(settings.vantage(), known.clock(), desk::accept);
        this.streaks = new Streaks(o -> Grading.forUptime(o, Grading.OUR_OWN, known.offers().gone(o)));
        var counts = new StoredCounts(new StretchCounts(stores.source(), stores.series()),
                NotFound.in(new NotFoundCounts(stores.source(), stores.series())));
        this.ports = new RuleRound.Ports(new RememberedHours(counts), stores.plans()::plannedSlots, known.offers()::looks, served,
                known.roster()::purses, new FailingReceivers(stores.source())::of,
                new RuleRound.Memory(fired, streaks, degradation, this::isDown));
        this.round = new RuleRound(settings, watched, ports, desk::accept);
    }

    /** May be called on event loops. */
    @Override
    public void accept(Observation o) {
        served.accept(o);
        streaks.accept(o);
        ownTrouble.accept(o);
    }

    /** Other rules from the next round on. */
    void goBy(Settings next) {
        settings = next;
        round = new RuleRound(next, watched, ports, desk::accept);
    }

    void run(Instant now) {
        if (!isRestored) restore(now);
        if (!areLeftoversKnown && now.isAfter(watched.began().plus(UNTIL_ALL_IS_KNOWN))) takeUpLeftovers();
        round.run(now);
    }

    /** Incidents of the process before, and who was down lately. */
    private void restore(Instant now) {
        for (var one : incidents.incidents(now.minus(AlertDesk.REMEMBERED), now)) {
            var opened = one.opened();
            var series = known.roster().named(opened.series().name());
            if (one instanceof Incident.Closed(_, var closed)) {
                if (opened.kind() == Kind.TARGET) series.ifPresent(s -> degradation.wasDown(s, closed.until()));
            } else if (opened.kind() == Kind.DEGRADED) {
                series.ifPresent(s -> degradation.restore(s, opened.since()));
            } else if (opened.kind() == Kind.MONITOR && opened.series().name().equals(settings.vantage())) {
                ownTrouble.restore(opened.since());
            }
        }
        isRestored = true;
    }

    /** What fired before this process, here, and is watched no longer: nobody else would say that it is over. */
    private void takeUpLeftovers() {
        fired.restore(desk.firing().stream().filter(alert -> !alert.isDown() && !OF_ITS_OWN.contains(alert.labels().value(Label.RULE).orElse("")))
                .filter(alert -> alert.labels().value(Label.VANTAGE).filter(settings.vantage()::equals).isPresent()).toList());
        areLeftoversKnown = true;
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

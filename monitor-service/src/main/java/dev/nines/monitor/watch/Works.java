package dev.nines.monitor.watch;

import dev.nines.db.retention.Quarantine;
import dev.nines.db.retention.Retention;
import dev.nines.db.state.Silences;
import dev.nines.monitor.alert.decide.Happening;
import dev.nines.monitor.config.InForce;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.discover.Asked;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.monitor.evaluate.StandingBoard;
import dev.nines.monitor.keep.KeepRound;
import dev.nines.monitor.live.IncidentWatch;
import dev.nines.monitor.live.LiveWindows;
import dev.nines.monitor.schedule.Confirmation;
import dev.nines.monitor.schedule.IntakeQueue;
import dev.nines.monitor.schedule.PlanJob;
import dev.nines.monitor.schedule.PlanRound;
import dev.nines.monitor.schedule.PlanWatch;
import dev.nines.monitor.schedule.QuartzScheduler;
import dev.nines.monitor.schedule.SlotRunner;
import dev.nines.monitor.schedule.SlotTimer;
import dev.nines.monitor.schedule.SpoolDrain;
import dev.nines.monitor.silence.SilenceBook;
import dev.nines.probe.Observation;
import dev.nines.probe.openai.ProbeTransport;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.incident.IncidentTracker;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a watch is made of, and what each part hears of the others. Nothing here begins by itself; what goes by settings goes by those that were
 * given last.
 */
final class Works implements InForce, AutoCloseable {
    /** Ten minutes of 184 models once a second. */
    private static final int INTAKE = 100_000;

    final Roster roster;
    final LiveWindows live;
    final IncidentWatch incidents;
    final StandingBoard board = new StandingBoard();
    final SilenceBook silences;
    final Telling telling;
    final Probation probation;
    final Attention attention;
    final DownSigns down;
    final TogetherLoop together;
    final RuleWatch rules;
    final Asks asks;
    final Keeping keeping;
    final KeepRound keep;
    final Rounds rounds;
    final Lookout lookout;
    final Summing summing;
    final ProbeTransport transport;
    private final Watch.Parts parts;
    private final Offers offers;
    private final Benches benches;
    private volatile Settings settings;
    private volatile Bench bench;
    private volatile Consumer<List<Asked>> found = _ -> {};

    Works(Watch.Parts parts) {
        this.parts = parts;
        this.settings = parts.settings();
        var clock = parts.clock();
        var stores = parts.stores();
        var tracker = tracker(settings);
        this.transport = ProbeTransport.open(parts.proxies());
        var catalogue = new Catalogue(stores.listings(), parts.settings().vantage(), clock);
        this.roster = new Roster(parts.settings(), transport, clock, catalogue);
        this.offers = new Offers(catalogue);
        this.probation = new Probation(stores, roster, offers, catalogue);
        this.live = new LiveWindows(clock, new LiveWindows.Grades(
                o -> settings().hasFirstToken(o.series())
                        ? Grading.forLatency(o, Grading.OUR_OWN, offers.gone(o), Rule.Of.FIRST_TOKEN) : Grading.withoutFirstToken(o),
                o -> Grading.forLatency(o, Grading.OUR_OWN, offers.gone(o), Rule.Of.TOTAL)));
        this.attention = new Attention(roster, clock);
        this.down = new DownSigns(parts.metrics().alerts(), roster);
        this.silences = new SilenceBook(new Silences(stores.source())::living, parts.settings().maintenance(), clock);
        this.telling = Telling.open(parts.settings(), stores, parts.metrics(), new Telling.Sight(clock, attention::blindness, silences));
        this.incidents = new IncidentWatch(tracker, o -> Grading.forUptime(o, Grading.OUR_OWN, offers.gone(o)),
                new IncidentWatch.Ties(roster::series, this::happened, confirmation()::ask), role(settings));
        var togetherRound = new TogetherRound(stores, new Sight(roster::cadences, stores.series()), new TogetherRound.Ports(this::settings,
                o -> Grading.forUptime(o, Grading.OUR_OWN, offers.gone(o)), telling.desk()::accept));
        this.together = new TogetherLoop(stores, this::settings, togetherRound);
        this.rules = new RuleWatch(settings, stores, new RuleWatch.Known(roster, offers, board, incidents, clock), telling.desk());
        this.asks = asks(clock);
        this.benches = new Benches(parts, telling, board, roster::asksNow);
        this.bench = benches.of(settings);
        this.keep = new KeepRound(this, new Retention(stores.source()), new Quarantine(stores.source(), stores.series()), clock);
        this.rounds = new Rounds(new QuartzScheduler(stores.source(), parts.settings().vantage(), Map.of(
                PlanJob.class, () -> new PlanJob(asks.plans()),
                EvaluationJob.class, () -> new EvaluationJob(bench.evaluation()),
                PartitionJob.class, () -> new PartitionJob(stores.observations(), new Retention(stores.source()), clock),
                RetentionJob.class, () -> new RetentionJob(keep),
                SealingJob.class, () -> new SealingJob(parts.seals()))));
        this.summing = new Summing(new Summing.Work(stores.rollups()::advance, stores.rollups()::backlog), parts.metrics().self(), clock);
        this.lookout = new Lookout(roster, stores, this::joined);
        this.keeping = new Keeping(stores.spool(), asks.intake());
    }

    @Override
    public Settings settings() {
        return settings;
    }

    Bench bench() {
        return bench;
    }

    IncidentWatch.Role role() {
        return role(settings);
    }

    /** Who hears of everyone who is asked, whenever there are more. */
    void tellFound(Consumer<List<Asked>> listener) {
        found = listener;
    }

    void goBy(Settings next) {
        settings = next;
        incidents.decideBy(tracker(next));
        incidents.become(role(), parts.clock().instant());
        silences.goBy(next.maintenance());
        telling.tell(next);
        rules.goBy(next);
    }

    /** Rounds of before have ended when this has the bench; so nothing that is forgotten comes back. */
    synchronized void turned(Settings before, Turn turn) {
        bench = benches.of(settings);
        parts.metrics().turn(before, settings);
        for (var other : turn.renamed()) {
            parts.metrics().forget(other);
            incidents.forget(other, parts.clock().instant());
            roster.named(other.name()).ifPresent(parts.metrics().alerts()::noIncident);
        }
        for (var gone : turn.removed()) {
            parts.metrics().forget(gone);
            live.forget(gone);
            incidents.forget(gone, parts.clock().instant());
        }
    }

    synchronized void stand() {
        parts.metrics().watched(roster.series());
        bench.standings().standing().run(parts.clock().instant());
    }

    synchronized void measure() {
        bench.standings().measuring().run(parts.clock().instant());
    }

    void joined(List<Asked> added) {
        for (var one : added) parts.metrics().alerts().noIncident(one.series());
        if (!added.isEmpty()) found.accept(roster.asked());
    }

    private void happened(Happening happening) {
        telling.desk().accept(happening);
        down.show(happening.changes());
    }

    private void heard(Observation o) {
        attention.heard(o);
        offers.note(o);
        rules.accept(o);
        if (offers.mayBeWithdrawn(o)) lookout.lookSoon();
        probation.accept(o, parts.clock().instant())
                .ifPresent(d -> lookout.soon(() -> asks.plans().drop(d.series(), d.from())));
    }

    private Asks asks(InstantSource clock) {
        var self = parts.metrics().self();
        var intake = new IntakeQueue(parts.stores().spool(), INTAKE, self::observationsLost);
        var runner = new SlotRunner(roster::asking, new FanOut(intake, this::heard, new FanOut.Now(roster::asks, incidents, live), parts.metrics()), clock);
        var timer = new SlotTimer(probation.unlessAside(runner::run), probation.unlessAside(runner::missed), transport.timer());
        var plans = new PlanRound(roster::cadences, parts.stores().plans(), timer::add, clock);
        return new Asks(plans, new PlanWatch(plans), timer, runner, intake, new SpoolDrain(parts.stores().spool()::drain));
    }

    /** What it hears is of no use to anything but the incidents. */
    private Confirmation confirmation() {
        return new Confirmation(roster::asking, o -> {
            if (!roster.asks(o.series())) return;
            incidents.replay(o);
            together.confirmed(o);
        }, parts.clock());
    }

    private static IncidentWatch.Role role(Settings settings) {
        return settings.incidents().isOneOfSeveral(settings.vantage()) ? IncidentWatch.Role.LOOKS_ON : IncidentWatch.Role.DECIDES;
    }

    private static IncidentTracker tracker(Settings settings) {
        return new IncidentTracker(settings.incidents().policy());
    }

    @Override
    public void close() {
        summing.close();
        lookout.close();
        rounds.close();
        asks.close();
        transport.close();
        together.close();
        telling.close();
        silences.close();
    }
}

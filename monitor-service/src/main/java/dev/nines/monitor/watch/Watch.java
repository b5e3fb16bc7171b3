package dev.nines.monitor.watch;

import dev.nines.db.LatestObservations;
import dev.nines.db.retention.Quarantine;
import dev.nines.db.retention.Retention;
import dev.nines.db.state.Deliveries;
import dev.nines.db.state.Silences;
import dev.nines.monitor.alert.decide.Happening;
import dev.nines.monitor.config.InForce;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.discover.Asked;
import dev.nines.monitor.evaluate.EvaluationRound;
import dev.nines.monitor.evaluate.Forecasts;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.monitor.evaluate.StandingBoard;
import dev.nines.monitor.keep.KeepRound;
import dev.nines.monitor.live.IncidentWatch;
import dev.nines.monitor.live.LiveWindows;
import dev.nines.monitor.metrics.Metrics;
import dev.nines.monitor.reload.Reload;
import dev.nines.monitor.schedule.Confirmation;
import dev.nines.monitor.schedule.IntakeQueue;
import dev.nines.monitor.schedule.PlanJob;
import dev.nines.monitor.schedule.PlanRound;
import dev.nines.monitor.schedule.PlanWatch;
import dev.nines.monitor.schedule.QuartzScheduler;
import dev.nines.monitor.schedule.SlotRunner;
import dev.nines.monitor.schedule.SlotTimer;
import dev.nines.monitor.schedule.SpoolDrain;
import dev.nines.monitor.seal.SealOffice;
import dev.nines.monitor.silence.SilenceBook;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.StoreUnavailable;
import dev.nines.probe.openai.ProbeTransport;
import dev.nines.probe.openai.Proxies;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.incident.IncidentTracker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The monitor at work: looks for models, plans, asks, keeps, judges and tells, until it is closed. What it holds may be read by pages from
 * the moment it is assembled; it begins with {@link #start}.
 */
public final class Watch implements InForce, Reload.Running, AutoCloseable {
    /** Ten minutes of 184 models once a second. */
    private static final int INTAKE = 100_000;

    private final Parts parts;
    private final ProbeTransport transport;
    private final Roster roster;
    private final Offers offers;
    private final Probation probation;
    private final LiveWindows live;
    private final IncidentWatch incidents;
    private final Attention attention;
    private final Telling telling;
    private final TogetherLoop together;
    private final RuleWatch rules;
    private final SilenceBook silences;
    private final Asks asks;
    private final Keeping keeping;
    private final KeepRound keep;
    private final Rounds rounds;
    private final Lookout lookout;
    private final StandingBoard board = new StandingBoard();
    private final Benches benches;
    private final DownSigns down;
    private final Upkeep upkeep = new Upkeep();
    /** Apart from the rest, which may wait for a database that is away. */
    private final Upkeep pulse = new Upkeep();
    private final Summing summing;
    private volatile Settings settings;
    private volatile Bench bench;
    private volatile boolean isRunning;
    private volatile Consumer<List<Asked>> found = _ -> {};
    private final AtomicLong pending = new AtomicLong();

    /**
     * What a watch is made of.
     *
     * @param software name and version, as statements print it
     * @param proxies between us and the endpoints
     */
    public record Parts(Settings settings, Stores stores, Metrics metrics, InstantSource clock, String software,
            Proxies proxies, SealOffice seals) {}

    public Watch(Parts parts) {
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
        parts.metrics().self().started(parts.software());
        parts.metrics().self().configTaken(clock.instant());
        parts.metrics().self().watchLoops(transport::loopDelay);
        parts.metrics().self().watchSpool(stores.spool()::depth);
        this.keeping = new Keeping(stores.spool(), asks.intake());
        parts.metrics().self().watchKeeping(keeping.figures());
        parts.metrics().self().watchOutbox(pending::get);
        parts.metrics().self().watchKept(keep::seen);
    }

    @Override
    public Settings settings() {
        return settings;
    }

    public Metrics metrics() {
        return parts.metrics();
    }

    public Stores stores() {
        return parts.stores();
    }

    public LiveWindows live() {
        return live;
    }

    public Roster roster() {
        return roster;
    }

    /** How the contracts stand in their running periods. */
    public StandingBoard board() {
        return board;
    }

    public IncidentWatch incidents() {
        return incidents;
    }

    /** Who does not want to hear of what at present. */
    public SilenceBook silences() {
        return silences;
    }

    /** What a period that is running has come to; empty where it is none of a contract in force. May take seconds. */
    public Optional<Forecasts.Drawn> forecast(String contract, String period) {
        return bench.forecasts().of(contract, period, parts.software());
    }

    /** Judges a past period now. */
    public EvaluationRound.Outcome judge(String contract, String period) {
        var outcome = bench.evaluation().round().judge(contract, period, parts.software());
        wakeDelivery();
        return outcome;
    }

    /** Why statements stand though they should be judged again: by {@code contract/period}, a sentence. */
    public Map<String, String> judgingNotes() {
        return bench.evaluation().round().notes();
    }

    /** There may be something to send. */
    public void wakeDelivery() {
        telling.delivery().wake();
    }

    @Override
    public boolean hasStarted() {
        return isRunning;
    }

    /** Why slots are not planned as they should be; empty where they are. Waits while plans are being stored. */
    public Optional<String> planTrouble() {
        if (!isRunning) return Optional.of("not started yet");
        return asks.plans().runsLow() ? Optional.of("the plan of slots runs low") : Optional.empty();
    }

    /** Why not everything that is observed is kept as it should be: sentences without a full stop, none when all is well. */
    public List<String> keepingTroubles() {
        return keeping.troubles();
    }

    /**
     * Slots and messages first, so that the first second is watched; the cluster's rounds only keep going what runs by then.
     *
     * @param found hears of everyone who is asked, before the first of them is, and whenever there are more
     */
    public void start(Consumer<List<Asked>> found) {
        this.found = found;
        silences.start();
        telling.start();
        lookout.look();
        var now = parts.clock().instant();
        var before = new SpentBefore(stores().spending(), roster, now, _ -> true);
        telling.desk().start(new Leftovers(stores(), incidents, roster, probation, before).takeUp(now));
        if (role(settings) == IncidentWatch.Role.DECIDES) down.show(incidents);
        asks.start();
        together.start();
        isRunning = true;
        upkeep.every(Duration.ofMinutes(30), "saying what contracts need", keep::declare);
        upkeep.every(Duration.ofSeconds(5), "setting up the rounds", rounds::ensure);
        upkeep.every(Duration.ofSeconds(5), "taking up what was spent today", before::takeUp);
        upkeep.every(Duration.ofSeconds(15), "counting how contracts stand", this::stand);
        upkeep.soon("showing how the last runs ended", this::showLastRuns);
        upkeep.every(Duration.ofMinutes(1), "counting how fast budgets burn", this::measure);
        upkeep.every(Duration.ofSeconds(15), "asking the rules", () -> rules.run(parts.clock().instant()));
        upkeep.every(Duration.ofMinutes(1), "looking who is on trial", () -> probation.round(parts.clock().instant()));
        upkeep.every(Duration.ofSeconds(5), "learning who is down elsewhere", this::learn);
        upkeep.every(Duration.ofSeconds(5), "counting messages", this::countMessages);
        upkeep.every(Duration.ofMinutes(1), "noting how far was watched",
                () -> attention.note(telling.desk(), stores().incidents(), settings.vantage()));
        pulse.every(Duration.ofSeconds(5), "giving a sign of life", telling.life()::round);
        upkeep.every(Duration.ofMinutes(1), "looking what is kept", keep::look);
        upkeep.every(Duration.ofSeconds(5), "looking after the spool", keeping::look);
        upkeep.every(Duration.ofMinutes(5), "counting days to seal", () -> parts.metrics().self().sealsDue(parts.seals().due()));
        summing.start();
        lookout.start();
    }

    /** Begins to judge. Apart from {@link #start}, because the demo writes the past that is judged first. */
    public void startJudging() {
        rounds.judgeFromNowOn();
        EvaluationJob.evaluate(bench.evaluation());
    }

    /**
     * Goes by other settings from now on, of the same place. What is asked as before is asked on, by the same slots; incidents, windows,
     * counters and budgets go on with what they know. One call at a time.
     */
    @Override
    public void goBy(Settings next) {
        var before = settings;
        var replan = new Replan(asks, roster);
        var paces = replan.paces();
        var turn = roster.turn(next);
        settings = next;
        incidents.decideBy(tracker(next));
        incidents.become(role(next), parts.clock().instant());
        silences.goBy(next.maintenance());
        telling.tell(next);
        rules.goBy(next);
        replan.after(turn, paces, parts.clock().instant());
        say(before, next, turn);
        joined(turn.added());
        upkeep.soon("storing tiers", () -> stores().series().register(roster.series()));
        upkeep.soon("saying what contracts need", keep::declare);
        upkeep.soon("counting how contracts stand", this::stand);
        upkeep.soon("counting how fast budgets burn", this::measure);
        if (!turn.added().isEmpty()) upkeep.soon("showing how the last runs ended", this::showLastRuns);
        var spent = new SpentBefore(stores().spending(), roster, parts.clock().instant(), turn.fresh()::contains);
        if (!turn.fresh().isEmpty()) upkeep.soon("taking up what was spent today", spent::takeUp);
        if (!turn.unseen().isEmpty()) lookout.soon(lookout::lookSafely);
    }

    /** Rounds of before have ended when this has the bench; so nothing that is forgotten comes back. */
    private synchronized void say(Settings before, Settings next, Turn turn) {
        bench = benches.of(next);
        parts.metrics().turn(before, next);
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

    private synchronized void stand() {
        parts.metrics().watched(roster.series());
        bench.standings().standing().run(parts.clock().instant());
    }

    private synchronized void measure() {
        bench.standings().measuring().run(parts.clock().instant());
    }

    /** Of runs of former processes: of a slow probe the next one may be an hour away. */
    private void showLastRuns() {
        var now = parts.clock().instant();
        var tests = EnumSet.complementOf(EnumSet.of(ObservationClass.LOCAL));
        new LatestObservations(stores().source(), stores().series()).of(tests, now.minus(Offers.MONTH), now)
                .forEach((stored, o) -> roster.named(stored.name()).filter(roster::asksNow).ifPresent(s -> parts.metrics().probes().ranBefore(s, o)));
    }

    @Override
    public void close() {
        upkeep.close();
        leaveRules();
        pulse.close();
        summing.close();
        lookout.close();
        rounds.close();
        asks.close();
        transport.close();
        together.close();
        telling.close();
        silences.close();
        parts.stores().close();
    }

    private void leaveRules() {
        try {
            rules.leave();
        } catch (StoreUnavailable _) {
            // its time runs out
        }
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

    private void countMessages() {
        pending.set(parts.stores().deliveries().pending().stream().mapToLong(Deliveries.Waiting::messages).sum());
    }

    private void joined(List<Asked> added) {
        for (var one : added) parts.metrics().alerts().noIncident(one.series());
        if (!added.isEmpty()) found.accept(roster.asked());
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
            incidents().replay(o);
            together.confirmed(o);
        }, parts.clock());
    }

    private void learn() {
        if (role(settings) == IncidentWatch.Role.DECIDES) {
            telling.desk().learn(List.of());
            return;
        }
        down.learn(stores(), telling.desk(), new IncidentRestore(stores().incidents(), stores().observations(), incidents), parts.clock().instant());
    }

    private static IncidentWatch.Role role(Settings settings) {
        return settings.incidents().isOneOfSeveral(settings.vantage()) ? IncidentWatch.Role.LOOKS_ON : IncidentWatch.Role.DECIDES;
    }

    private static IncidentTracker tracker(Settings settings) {
        return new IncidentTracker(settings.incidents().policy());
    }
}

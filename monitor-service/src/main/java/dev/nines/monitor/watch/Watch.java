package dev.nines.monitor.watch;

import dev.nines.db.LatestObservations;
import dev.nines.db.state.Deliveries;
import dev.nines.monitor.config.InForce;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.discover.Asked;
import dev.nines.monitor.evaluate.EvaluationRound;
import dev.nines.monitor.evaluate.Forecasts;
import dev.nines.monitor.evaluate.StandingBoard;
import dev.nines.monitor.live.IncidentWatch;
import dev.nines.monitor.live.LiveWindows;
import dev.nines.monitor.metrics.Metrics;
import dev.nines.monitor.reload.Reload;
import dev.nines.monitor.seal.SealOffice;
import dev.nines.monitor.silence.SilenceBook;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.StoreUnavailable;
import dev.nines.probe.openai.Proxies;
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
    private final Parts parts;
    private final Works works;
    private final Upkeep upkeep = new Upkeep();
    /** Apart from the rest, which may wait for a database that is away. */
    private final Upkeep pulse = new Upkeep();
    private final AtomicLong pending = new AtomicLong();
    private volatile boolean isRunning;

    /**
     * What a watch is given.
     *
     * @param software name and version, as statements print it
     * @param proxies between us and the endpoints
     */
    public record Parts(Settings settings, Stores stores, Metrics metrics, InstantSource clock, String software,
            Proxies proxies, SealOffice seals) {}

    public Watch(Parts parts) {
        this.parts = parts;
        this.works = new Works(parts);
        var self = parts.metrics().self();
        self.started(parts.software());
        self.configTaken(parts.clock().instant());
        self.watchLoops(works.transport::loopDelay);
        self.watchSpool(parts.stores().spool()::depth);
        self.watchKeeping(works.keeping.figures());
        self.watchKept(works.keep::seen);
        self.watchOutbox(pending::get);
    }

    @Override
    public Settings settings() {
        return works.settings();
    }

    public Metrics metrics() {
        return parts.metrics();
    }

    public Stores stores() {
        return parts.stores();
    }

    public LiveWindows live() {
        return works.live;
    }

    public Roster roster() {
        return works.roster;
    }

    /** How the contracts stand in their running periods. */
    public StandingBoard board() {
        return works.board;
    }

    public IncidentWatch incidents() {
        return works.incidents;
    }

    /** Who does not want to hear of what at present. */
    public SilenceBook silences() {
        return works.silences;
    }

    /** What a period that is running has come to; empty where it is none of a contract in force. May take seconds. */
    public Optional<Forecasts.Drawn> forecast(String contract, String period) {
        return works.bench().forecasts().of(contract, period, parts.software());
    }

    /** Judges a past period now. */
    public EvaluationRound.Outcome judge(String contract, String period) {
        var outcome = works.bench().evaluation().round().judge(contract, period, parts.software());
        wakeDelivery();
        return outcome;
    }

    /** Why statements stand though they should be judged again: by {@code contract/period}, a sentence. */
    public Map<String, String> judgingNotes() {
        return works.bench().evaluation().round().notes();
    }

    /** There may be something to send. */
    public void wakeDelivery() {
        works.telling.delivery().wake();
    }

    @Override
    public boolean hasStarted() {
        return isRunning;
    }

    /** Why slots are not planned as they should be; empty where they are. Waits while plans are being stored. */
    public Optional<String> planTrouble() {
        if (!isRunning) return Optional.of("not started yet");
        return works.asks.plans().runsLow() ? Optional.of("the plan of slots runs low") : Optional.empty();
    }

    /** Why not everything that is observed is kept as it should be: sentences without a full stop, none when all is well. */
    public List<String> keepingTroubles() {
        return works.keeping.troubles();
    }

    /**
     * Slots and messages first, so that the first second is watched; the cluster's rounds only keep going what runs by then.
     *
     * @param found hears of everyone who is asked, before the first of them is, and whenever there are more
     */
    public void start(Consumer<List<Asked>> found) {
        works.tellFound(found);
        works.silences.start();
        works.telling.start();
        works.lookout.look();
        var now = parts.clock().instant();
        var before = new SpentBefore(stores().spending(), works.roster, now, _ -> true);
        works.telling.desk().start(new Leftovers(stores(), works.incidents, works.roster, works.probation, before).takeUp(now));
        if (works.role() == IncidentWatch.Role.DECIDES) works.down.show(works.incidents);
        works.asks.start();
        works.together.start();
        isRunning = true;
        upkeep.every(Duration.ofMinutes(30), "saying what contracts need", works.keep::declare);
        upkeep.every(Duration.ofSeconds(5), "setting up the rounds", works.rounds::ensure);
        upkeep.every(Duration.ofSeconds(5), "taking up what was spent today", before::takeUp);
        upkeep.every(Duration.ofSeconds(15), "counting how contracts stand", works::stand);
        upkeep.soon("showing how the last runs ended", this::showLastRuns);
        upkeep.every(Duration.ofMinutes(1), "counting how fast budgets burn", works::measure);
        upkeep.every(Duration.ofSeconds(15), "asking the rules", () -> works.rules.run(parts.clock().instant()));
        upkeep.every(Duration.ofMinutes(1), "looking who is on trial", () -> works.probation.round(parts.clock().instant()));
        upkeep.every(Duration.ofSeconds(5), "learning who is down elsewhere", this::learn);
        upkeep.every(Duration.ofSeconds(5), "counting messages", this::countMessages);
        upkeep.every(Duration.ofMinutes(1), "noting how far was watched",
                () -> works.attention.note(works.telling.desk(), stores().incidents(), settings().vantage()));
        pulse.every(Duration.ofSeconds(5), "giving a sign of life", works.telling.life()::round);
        upkeep.every(Duration.ofMinutes(1), "looking what is kept", works.keep::look);
        upkeep.every(Duration.ofSeconds(5), "looking after the spool", works.keeping::look);
        upkeep.every(Duration.ofMinutes(5), "counting days to seal", () -> parts.metrics().self().sealsDue(parts.seals().due()));
        works.summing.start();
        works.lookout.start();
    }

    /** Begins to judge. Apart from {@link #start}, because the demo writes the past that is judged first. */
    public void startJudging() {
        works.rounds.judgeFromNowOn();
        EvaluationJob.evaluate(works.bench().evaluation());
    }

    /**
     * Goes by other settings from now on, of the same place. What is asked as before is asked on, by the same slots; incidents, windows,
     * counters and budgets go on with what they know. One call at a time.
     */
    @Override
    public void goBy(Settings next) {
        var before = settings();
        var replan = new Replan(works.asks, works.roster);
        var paces = replan.paces();
        var turn = works.roster.turn(next);
        works.goBy(next);
        replan.after(turn, paces, parts.clock().instant());
        works.turned(before, turn);
        works.joined(turn.added());
        upkeep.soon("storing tiers", () -> stores().series().register(works.roster.series()));
        upkeep.soon("saying what contracts need", works.keep::declare);
        upkeep.soon("counting how contracts stand", works::stand);
        upkeep.soon("counting how fast budgets burn", works::measure);
        if (!turn.added().isEmpty()) upkeep.soon("showing how the last runs ended", this::showLastRuns);
        var spent = new SpentBefore(stores().spending(), works.roster, parts.clock().instant(), turn.fresh()::contains);
        if (!turn.fresh().isEmpty()) upkeep.soon("taking up what was spent today", spent::takeUp);
        if (!turn.unseen().isEmpty()) works.lookout.soon(works.lookout::lookSafely);
    }

    /** Of runs of former processes: of a slow probe the next one may be an hour away. */
    private void showLastRuns() {
        var now = parts.clock().instant();
        var tests = EnumSet.complementOf(EnumSet.of(ObservationClass.LOCAL));
        new LatestObservations(stores().source(), stores().series()).of(tests, now.minus(Offers.MONTH), now)
                .forEach((stored, o) -> works.roster.named(stored.name()).filter(works.roster::asksNow).ifPresent(s -> parts.metrics().probes().ranBefore(s, o)));
    }

    @Override
    public void close() {
        upkeep.close();
        leaveRules();
        pulse.close();
        works.close();
        parts.stores().close();
    }

    private void leaveRules() {
        try {
            works.rules.leave();
        } catch (StoreUnavailable _) {
            // its time runs out
        }
    }

    private void countMessages() {
        pending.set(parts.stores().deliveries().pending().stream().mapToLong(Deliveries.Waiting::messages).sum());
    }

    private void learn() {
        if (works.role() == IncidentWatch.Role.DECIDES) {
            works.telling.desk().learn(List.of());
            return;
        }
        var restore = new IncidentRestore(stores().incidents(), stores().observations(), works.incidents);
        works.down.learn(stores(), works.telling.desk(), restore, parts.clock().instant());
    }
}

package dev.nines.monitor.watch;

import dev.nines.db.Arrivals;
import dev.nines.db.Confirmations;
import dev.nines.monitor.config.Settings;
import dev.nines.probe.Observation;
import dev.nines.probe.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where several vantages decide together: hears that something was committed, and looks; every two seconds also unasked. On a thread of its
 * own, which waits for the database.
 */
final class TogetherLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TogetherLoop.class);
    private static final Duration UNASKED = Duration.ofSeconds(2);
    private static final Duration SLICE = Duration.ofMillis(500);
    /** What follows at once comes along. */
    private static final Duration GATHER = Duration.ofMillis(100);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);
    private static final int MOST_CONFIRMATIONS = 10_000;

    private final Stores stores;
    private final Supplier<Settings> settings;
    private final TogetherRound round;
    private final Confirmations confirmations;
    private final LinkedBlockingQueue<Observation> confirmed = new LinkedBlockingQueue<>(MOST_CONFIRMATIONS);
    private final Thread thread = Thread.ofPlatform().name("nines-together").daemon().unstarted(this::loop);
    private volatile boolean closing;
    private boolean isAway;

    TogetherLoop(Stores stores, Supplier<Settings> settings, TogetherRound round) {
        this.stores = stores;
        this.settings = settings;
        this.round = round;
        this.confirmations = new Confirmations(stores.source(), stores.series());
    }

    void start() {
        thread.start();
    }

    /** Hands a run out of turn to whoever decides. Does not wait; where too many wait, the planned ones must do. */
    void confirmed(Observation o) {
        if (isOneOfSeveral() && !confirmed.offer(o)) log.debug("not handed on, too many wait series={}", o.series().name());
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            if (thread.isAlive()) thread.join(LONGEST_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (!closing) {
            if (isOneOfSeveral()) listen();
            else roundSafely();
            if (!closing) LockSupport.parkNanos(UNASKED.toNanos());
        }
        try {
            round.leave();
        } catch (StoreUnavailable e) {
            log.debug("the others will notice by themselves that this process has ended why={}", e.why());
        }
    }

    /** Until the connection is lost, or nobody listens any more. */
    private void listen() {
        try (var arrivals = Arrivals.listen(stores.source())) {
            while (!closing && isOneOfSeveral()) {
                if (!roundSafely()) return;
                await(arrivals);
            }
        } catch (StoreUnavailable e) {
            away(e);
        }
    }

    private void await(Arrivals arrivals) {
        for (var waited = Duration.ZERO; !closing && waited.compareTo(UNASKED) < 0; waited = waited.plus(SLICE)) {
            if (!confirmed.isEmpty()) return;
            if (arrivals.await(SLICE)) {
                LockSupport.parkNanos(GATHER.toNanos());
                return;
            }
        }
    }

    @SuppressWarnings("CatchingUnchecked") // the loop's edge: one round that fails must not be the last
    private boolean roundSafely() {
        try {
            handOn();
            round.run();
            if (isAway) log.info("PostgreSQL is back; incidents of all vantages are decided on again");
            isAway = false;
            return true;
        } catch (StoreUnavailable e) {
            away(e);
            return false;
        } catch (RuntimeException e) {
            log.error("incidents of several vantages not decided on, trying again", e);
            return false;
        }
    }

    private void handOn() {
        var batch = new ArrayList<Observation>();
        confirmed.drainTo(batch);
        try {
            confirmations.add(batch);
        } catch (StoreUnavailable e) {
            batch.forEach(confirmed::offer);
            throw e;
        }
    }

    private void away(StoreUnavailable e) {
        if (!isAway && isOneOfSeveral()) log.warn("PostgreSQL is away; nobody decides on the incidents of all vantages meanwhile why={}", e.why());
        isAway = true;
    }

    private boolean isOneOfSeveral() {
        var now = settings.get();
        return now.incidents().isOneOfSeveral(now.vantage());
    }
}

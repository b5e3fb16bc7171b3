package dev.nines.monitor.alert.decide;

import dev.nines.probe.StoreUnavailable;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Context;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.alert.decide.Outages.Outage;
import dev.nines.sla.alert.decide.Policy;
import dev.nines.sla.alert.decide.Tracked;
import dev.nines.sla.silence.Silences;
import dev.nines.sla.store.AlertLog;
import dev.nines.sla.store.AlertLog.Entries;
import dev.nines.sla.store.StateLog.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what happened and decides what is told of it, in order, on one thread of its own: the changes, the groups of alerts as they then
 * stand and the messages are one transaction. While the store is away what happens waits in memory, in order, and is decided when it is
 * back. What waits when the process dies is found again by the next one from the stored observations, under the same keys.
 */
public final class AlertDesk implements AutoCloseable {
    /** How far back outages matter: to a window that is as long as it. */
    public static final Duration REMEMBERED = DownNow.REMEMBERED;

    private static final Logger log = LoggerFactory.getLogger(AlertDesk.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);

    private final Ports ports;
    private final Intray intray = new Intray();
    private final Agenda agenda = new Agenda();
    private final Thread thread;
    private volatile GroupMessages messages;
    private volatile DownNow down = DownNow.NOBODY;
    private volatile DownNow elsewhere = DownNow.NOBODY;
    private volatile boolean closing;

    /**
     * What a desk works with.
     *
     * @param silences those in force; called often, must not wait
     * @param told called after each transaction that wrote messages, to wake the delivery at once
     */
    public record Ports(AlertLog log, Supplier<Silences> silences, InstantSource clock, Runnable told) {}

    public AlertDesk(Ports ports, GroupMessages messages) {
        this.ports = ports;
        this.messages = messages;
        this.thread = Thread.ofPlatform().name("nines-alert-desk").daemon().unstarted(this::loop);
    }

    /** @param outages of before this process: who is down, and who was lately */
    public void start(Collection<Outage> outages) {
        down = DownNow.of(outages);
        thread.start();
    }

    /** Tells others, or in other words, from now on. */
    public void tellBy(GroupMessages next) {
        messages = next;
    }

    /** Who is down by what other processes have recorded, and who was lately: all of it, each time. */
    public void learn(Collection<Outage> outages) {
        var next = DownNow.of(outages);
        if (next.equals(elsewhere)) return;
        elsewhere = next;
        lookAgain();
    }

    /** Takes it and returns at once. */
    public void accept(Happening happening) {
        intray.put(happening);
    }

    /** What fires, as it is kept: of this process and of those before it. Waits for the store. */
    public List<Alert> firing() {
        return ports.log().together(entries -> entries.groups().stream().flatMap(key -> entries.group(key).stream())
                .flatMap(text -> GroupJson.group(text).alerts().values().stream())
                .filter(one -> one.phase() instanceof Tracked.Phase.Firing).map(Tracked::alert).toList());
    }

    /** Something else may be told now than a moment ago: a silence began or ended. */
    public void lookAgain() {
        agenda.lookAgain();
    }

    /** What was taken and is not recorded yet. */
    public long waiting() {
        return intray.unrecorded();
    }

    /** What was never recorded although this process goes on; more than zero is a bug of ours or a full memory. */
    public long lost() {
        return intray.lost();
    }

    /** Records what is waiting if the store is there, then ends. */
    @Override
    public void close() {
        closing = true;
        try {
            if (thread.isAlive()) thread.join(LONGEST_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        intray.left().forEach(h -> log.warn("not recorded at shutdown; the next start finds it again changes={}", h.changes()));
    }

    private void loop() {
        while (!closing || !intray.isEmpty()) {
            var batch = next();
            if ((!batch.isEmpty() || isSomethingDue()) && !write(batch)) return;
        }
    }

    private List<Happening> next() {
        try {
            return intray.next(agenda.millisToNext(ports.clock().instant()));
        } catch (InterruptedException _) {
            closing = true; // nobody interrupts this thread but to end it
            return List.of();
        }
    }

    private boolean isSomethingDue() {
        return !closing && agenda.isSomethingDue(ports.clock().instant());
    }

    /** @return false where the process ends and the store is away */
    @SuppressWarnings("CatchingUnchecked") // the loop's edge: what can never be recorded must not stop the rest
    private boolean write(List<Happening> batch) {
        for (boolean first = true; ; first = false) {
            try {
                decide(batch);
                intray.recorded(batch.size());
                return true;
            } catch (StoreUnavailable e) {
                if (first) log.warn("what happened waits for PostgreSQL count={} behind={} why={}", batch.size(), waiting(), e.why());
                if (closing) {
                    intray.giveBack(batch);
                    return false;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (RuntimeException e) {
                if (batch.size() > 1) return batch.stream().allMatch(one -> write(List.of(one)));
                intray.lost(batch.size());
                log.error("lost changes={}", batch.stream().flatMap(h -> h.changes().stream()).toList(), e);
                agenda.lookedAtAll(ports.clock().instant()); // not again at once
                return true;
            }
        }
    }

    private void decide(List<Happening> batch) {
        var now = ports.clock().instant();
        boolean all = agenda.takeAll(now);
        try {
            var done = ports.log().together(entries -> decide(entries, batch, all, now));
            if (all) agenda.lookedAtAll(now);
            down = done.down();
            agenda.decided(done.outcome());
            if (done.outcome().told() > 0) ports.told().run();
        } catch (RuntimeException e) {
            if (all) agenda.lookAgain();
            throw e;
        }
    }

    private record Done(Round.Outcome outcome, DownNow down) {}

    private Done decide(Entries entries, List<Happening> batch, boolean all, Instant now) {
        var events = new ArrayList<Event>();
        var heard = new ArrayList<Event>();
        for (var one : batch) {
            if (!one.warrant().holds(entries)) {
                log.info("not recorded: another process decides now changes={}", one.changes());
                continue;
            }
            if (isNews(entries, one)) events.addAll(one.events());
            heard.addAll(one.events()); // also of what was known: after a commit of which nobody heard it is all that we learn
        }
        var after = down.after(heard, now);
        var round = new Round(entries, new Context(Policy.USUAL, ports.silences().get(), after.and(elsewhere).outages()), messages, now);
        var kept = kept(entries, all || !after.equals(down));
        events.forEach(event -> round.take(event, kept));
        // whose outage is over may have to be told of what it explained
        if (all || !after.equals(down)) kept.forEach(round::tick);
        else entries.due(now).forEach(round::tick);
        return new Done(round.end(), after);
    }

    private Set<String> kept(Entries entries, boolean fromStore) {
        return new LinkedHashSet<>(fromStore ? entries.groups() : agenda.groups());
    }

    private static boolean isNews(Entries entries, Happening happening) {
        boolean isNews = true;
        for (int i = 0; i < happening.changes().size(); i++) {
            boolean isNew = entries.record(happening.changes().get(i)) == Recorded.NEW;
            if (i == 0) isNews = isNew;
        }
        return isNews;
    }
}

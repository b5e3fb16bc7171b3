package dev.nines.monitor.claim;

import dev.nines.db.state.Claims.Sent;
import dev.nines.monitor.alert.Messages;
import dev.nines.monitor.statement.revise.Headline;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.ClaimDue;
import dev.nines.sla.store.StateLog;
import dev.nines.sla.store.StateLog.Recorded;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Listed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reminds of a credit that is owed while it can be claimed and nobody has said that it was, or that less was. Each reminder is recorded with its messages under a key
 * of its own, so that none is told twice, by whatever node. A contract that is configured no more is owed its credit all the same.
 */
public final class Reminders {
    private final Ports ports;
    private final List<Integer> days;
    private final Set<String> told = new HashSet<>();

    /** @param sent claims of which somebody said that they were sent */
    public record Ports(StatementArchive archive, Supplier<List<Sent>> sent, StateLog log, Messages messages) {}

    /** @param days before the last day to claim */
    public Reminders(Ports ports, List<Integer> days) {
        this.ports = ports;
        this.days = List.copyOf(days);
    }

    /** @return how many reminders were new */
    public synchronized int run(Instant now) {
        if (days.isEmpty()) return 0;
        var listed = ports.archive().all();
        var claimed = new Claimed(ports.sent().get(), listed, ports.archive());
        int reminded = 0;
        for (var one : newest(listed)) {
            var headline = Headline.of(one, ports.archive());
            if (claimed.settling(one.contract(), one.period(), headline.credit()).isPresent()) continue;
            int before = claimed.last(one.contract(), one.period()).map(Sent::revision).orElse(0);
            var due = due(one, headline, before, now);
            if (due.isPresent() && remind(due.get())) reminded++;
        }
        return reminded;
    }

    private boolean remind(ClaimDue due) {
        if (told.contains(due.key())) return false;
        boolean isNew = ports.log().record(due, ports.messages().of((StateChange) due)) == Recorded.NEW;
        told.add(due.key());
        return isNew;
    }

    /** The nearest that has fallen due: after a pause nobody is told what was to be told before. */
    private Optional<ClaimDue> due(Listed one, Headline headline, int claimed, Instant now) {
        if (!headline.owed() || headline.simulated() || headline.before().isEmpty()) return Optional.empty();
        var before = Instant.parse(headline.before());
        if (!now.isBefore(before)) return Optional.empty();
        int left = (int) daysLeft(headline, now);
        return days.stream().filter(day -> left <= day).min(Integer::compare).map(day -> new ClaimDue(one.contract(), headline.title(), one.period(),
                one.revision(), headline.credit(), headline.lastDay(), before, day, left, claimed, now));
    }

    /** Whole days, in the contract's zone; 0 on the last. */
    public static long daysLeft(Headline headline, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneId.of(headline.zone()));
        return Math.max(0, ChronoUnit.DAYS.between(today, LocalDate.parse(headline.lastDay())));
    }

    private static List<Listed> newest(List<Listed> listed) {
        Map<String, Listed> newest = new LinkedHashMap<>();
        for (var one : listed) newest.put(one.contract() + "/" + one.period(), one);
        return List.copyOf(newest.values());
    }
}

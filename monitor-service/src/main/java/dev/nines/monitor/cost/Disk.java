package dev.nines.monitor.cost;

import dev.nines.db.retention.Ages;
import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.cost.Expense.Ceiling;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.statement.ClaimDeadline;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the runs of a configuration take on disk, seen from one vantage.
 *
 * @param rawKept how long a raw row is kept at most
 * @param parts in the order of the expense: its parts, then what the limits allow
 */
public record Disk(Ages ages, Duration rawKept, List<Part> parts) {
    private static final Duration LONGEST_MONTH = Duration.ofDays(31);
    private static final Duration DAY = Duration.ofDays(1);

    /** @param isCeiling more than this is not asked, however many models are found */
    record Part(String name, String models, Daily daily, boolean isCeiling) {}

    public Disk {
        parts = List.copyOf(parts);
    }

    public static Disk of(Settings settings, Expense expense) {
        var slowest = expense.parts().stream().map(Expense.Part::every).max(Comparator.naturalOrder()).orElse(DAY);
        var parts = Stream.concat(expense.parts().stream().map(Disk::part),
                expense.ceilings().stream().filter(c -> c.requests() > 0).map(c -> ceiling(c, slowest)));
        return new Disk(settings.retention(), rawKept(settings.contracts(), settings.retention().raw()), parts.toList());
    }

    /** Bytes of a part after so long a time of running. */
    long after(Part part, Duration time) {
        var daily = part.daily();
        return Math.round(daily.raw() * days(time, rawKept) + daily.hours() * days(time, ages.hours()) + daily.days() * days(time, ages.days())
                + daily.months() * days(time, time));
    }

    /** Bytes that all known targets take in their first 30 days. */
    public long ofFirstMonth() {
        return parts.stream().filter(p -> !p.isCeiling()).mapToLong(p -> after(p, Amount.MONTH)).sum();
    }

    private static double days(Duration time, Duration kept) {
        return (time.compareTo(kept) < 0 ? time : kept).toMillis() / (double) DAY.toMillis();
    }

    private static Part part(Expense.Part part) {
        return new Part(part.name(), part.models(), daily(part.amount().requests(), part.every()), false);
    }

    private static Part ceiling(Ceiling ceiling, Duration every) {
        return new Part(ceiling.names(), "its limits allow", daily(ceiling.requests(), every), true);
    }

    private static Daily daily(long requests, Duration every) {
        return Daily.of(requests * (double) every.toNanos() / Amount.MONTH.toNanos(), every);
    }

    /** How long after a period's end something of it may be claimed, in the longest month that began with the contract. */
    static Duration claimable(Contract contract) {
        var period = contract.term().periodAt(contract.activeFrom());
        return Duration.between(period.to(), ClaimDeadline.latest(contract, period).before());
    }

    /** A contract's month is kept from its end on, so its first day is a month older. */
    private static Duration rawKept(Collection<ContractSettings> contracts, Duration raw) {
        return contracts.stream().map(c -> claimable(c.contract()))
                .map(claim -> LONGEST_MONTH.plus(claim.compareTo(raw) > 0 ? claim : raw))
                .max(Comparator.naturalOrder()).orElse(raw.plus(DAY));
    }
}

package dev.nines.monitor.keep;

import dev.nines.db.retention.Need;
import dev.nines.monitor.config.ContractSettings;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import dev.nines.sla.statement.ClaimDeadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Which raw rows contracts still need: those of the month that runs, of each that can be claimed, and of each that ended lately. */
public final class Needs {
    private Needs() {}

    /** @param raw how long a month's rows are kept after its end at least, whatever can be claimed */
    public static List<Need> of(Collection<ContractSettings> contracts, Duration raw, Instant asOf) {
        return contracts.stream().flatMap(c -> of(c.contract(), raw, asOf)).toList();
    }

    private static Stream<Need> of(Contract contract, Duration raw, Instant asOf) {
        return Stream.iterate(contract.term().periodAt(asOf), contract.term()::before)
                .takeWhile(p -> p.to().isAfter(contract.activeFrom()) && until(contract, p, raw).isAfter(asOf))
                .filter(p -> !contract.term().judged(p).isEmpty())
                .map(p -> need(contract, p, until(contract, p, raw)));
    }

    private static Need need(Contract contract, Period period, Instant until) {
        var reach = contract.reach(period);
        return new Need(contract.id() + " " + period.label(), reach.from(), reach.to(), until);
    }

    private static Instant until(Contract contract, Period period, Duration raw) {
        var aged = period.to().plus(raw);
        var deadline = ClaimDeadline.latest(contract, period).before();
        return deadline.isAfter(aged) ? deadline : aged;
    }
}

package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.claim.ClaimTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code contracts.*.claim} and its short form {@code claim-within}. */
final class ClaimReader {
    private ClaimReader() {}

    static Parsed<ClaimTerm> claim(Fields contract) {
        var brief = contract.find("claim-within");
        var claim = contract.find("claim");
        if (claim.isPresent()) {
            brief.ifPresent(e -> e.problem("must not stand beside claim, which says the same"));
            return term(claim.get().fields());
        }
        if (brief.isPresent()) return brief.get().as(Literals::duration).map(ClaimTerm.AfterPeriodEnd::new);
        contract.missing("claim", "must be given, such as { days-after-month-end: 30 }, or claim-within: 30d");
        return Parsed.reported();
    }

    private static Parsed<ClaimTerm> term(Fields f) {
        var terms = new ArrayList<Parsed<ClaimTerm>>();
        f.find("within-of-downtime").ifPresent(e -> terms.add(e.as(Literals::duration).map(ClaimTerm.WithinOfDowntime::new)));
        read(f, "days-after-incident", ClaimTerm.DaysAfterIncident::new, terms);
        read(f, "business-days-after-incident", ClaimTerm.BusinessDaysAfterIncident::new, terms);
        read(f, "days-after-month-end", ClaimTerm.DaysAfterMonthEnd::new, terms);
        read(f, "days-after-quarter-end", ClaimTerm.DaysAfterQuarterEnd::new, terms);
        read(f, "months-after-month-end", ClaimTerm.MonthsAfterMonthEnd::new, terms);
        read(f, "end-of-later-cycle", ClaimTerm.EndOfLaterCycle::new, terms);
        boolean isOne = terms.size() == 1;
        if (!isOne && f.entry().isTable()) {
            f.entry().problem("must say one thing, such as { days-after-month-end: 30 }, of " + String.join(", ", f.known()));
        }
        return f.build(() -> terms.getFirst().value());
    }

    private static void read(Fields f, String key, Function<Integer, ClaimTerm> term, List<Parsed<ClaimTerm>> terms) {
        f.find(key).map(Entry::count).ifPresent(n -> terms.add(n.map(term)));
    }
}

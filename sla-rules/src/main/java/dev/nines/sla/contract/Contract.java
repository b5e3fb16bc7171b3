package dev.nines.sla.contract;

import dev.nines.sla.credit.CreditTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What was promised. Every field that changes a verdict is here; none has a hidden default.
 *
 * @param id stable name, part of message ids and URLs
 * @param title the contract's name for people
 * @param activeFrom promises count from here; before it nothing is judged
 * @param rules at least one, ids unique
 * @param coverageFloorPerMillion below this share of expected slots the verdict is Undecided: 900,000 is 90 %
 * @param fee of one period, for all series the contract applies to
 * @param claimWithin counted from the period's end; the earlier reading of the contract's text
 * @param source where the terms come from, for the reader of a statement
 */
public record Contract(
        String id,
        String title,
        ZoneId zone,
        Instant activeFrom,
        List<Rule> rules,
        CountingPolicy counting,
        int coverageFloorPerMillion,
        Money fee,
        CreditTerms credit,
        Duration claimWithin,
        String source) {
    public Contract {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) throw new IllegalArgumentException("contract " + id + " has no rules");
        if (rules.stream().map(Rule::id).distinct().count() != rules.size()) {
            throw new IllegalArgumentException("contract " + id + " has two rules of one name");
        }
        if (coverageFloorPerMillion < 0 || coverageFloorPerMillion > 1_000_000) {
            throw new IllegalArgumentException("coverage floor must be in 0..1000000: " + coverageFloorPerMillion);
        }
        if (!fee.currency().equals(credit.floor().currency())) {
            throw new IllegalArgumentException("fee and credit floor must be of one currency: "
                    + fee.text() + ", " + credit.floor().text());
        }
        if (claimWithin.isNegative()) {
            throw new IllegalArgumentException("claim-within must not be negative: " + claimWithin);
        }
    }
}

package dev.nines.sla.contract;

import dev.nines.sla.Span;
import dev.nines.sla.claim.ClaimTerm;
import dev.nines.sla.credit.CreditTerms;
import dev.nines.sla.exclusion.Exclusions;
import dev.nines.sla.measure.Frame;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * What was promised. Every field that changes a verdict is here; none has a hidden default.
 *
 * @param id stable name, part of message ids and URLs
 * @param title the contract's name for people
 * @param rules at least one, ids unique
 * @param fee of one period, for all series the contract applies to
 * @param source where the terms come from, for the reader of a statement
 * @param particulars for the words of a statement
 */
public record Contract(
        String id,
        String title,
        Term term,
        List<Rule> rules,
        Counting counting,
        Money fee,
        CreditTerms credit,
        ClaimTerm claim,
        String source,
        Particulars particulars) {
    public Contract {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) throw new IllegalArgumentException("contract " + id + " has no rules");
        if (rules.stream().map(Rule::id).distinct().count() != rules.size()) {
            throw new IllegalArgumentException("contract " + id + " has two rules of one name");
        }
        if (!fee.currency().equals(credit.floor().currency())) {
            throw new IllegalArgumentException("fee and credit floor must be of one currency: "
                    + fee.text() + ", " + credit.floor().text());
        }
    }

    /** Of parties that nobody named. */
    public Contract(String id, String title, Term term, List<Rule> rules, Counting counting, Money fee, CreditTerms credit,
            ClaimTerm claim, String source) {
        this(id, title, term, rules, counting, fee, credit, claim, source, Particulars.NONE);
    }

    public ZoneId zone() {
        return term.zone();
    }

    public Instant activeFrom() {
        return term.from();
    }

    public CountingPolicy policy() {
        return counting.policy();
    }

    public int coverageFloorPerMillion() {
        return counting.coverageFloorPerMillion();
    }

    /** When the runs are that can change a verdict of the period. It is judged for good when this is over. */
    public Span reach(Period period) {
        var beyond = rules.stream().map(Rule::beyond).max(Comparator.naturalOrder()).orElseThrow();
        return new Span(period.from().minus(beyond), period.to().plus(beyond)).overlap(term.active());
    }

    /** What is judged of a period, by the exclusions that were known at an instant. */
    public Frame frame(Period period, Instant knownAt) {
        return new Frame(period, term.active(), Exclusions.spans(counting.exclusions().asOf(knownAt)));
    }
}

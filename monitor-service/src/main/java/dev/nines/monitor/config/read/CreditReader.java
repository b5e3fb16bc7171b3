package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.credit.CreditTerms;
import dev.nines.sla.credit.CreditTerms.Edge;
import dev.nines.sla.credit.CreditTerms.Tier;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code contracts.*.credit}. */
final class CreditReader {
    private final Parsed<Money> fee;
    private final List<Rule> rules;

    CreditReader(Parsed<Money> fee, List<Rule> rules) {
        this.fee = fee;
        this.rules = rules;
    }

    Parsed<CreditTerms> credit(Fields f) {
        var tiers = f.demand("tiers").map(CreditReader::tiers)
                .orElseGet(Parsed::reported);
        var latency = latency(f);
        var cap = f.required("cap", Values::wholePercent);
        var floor = f.required("floor", this::floor);
        var rounding = f.requiredWord("rounding", RoundingMode.class);
        return f.build(() ->
                new CreditTerms(tiers.value(), latency.value(), cap.value(), floor.value(), rounding.value()));
    }

    /** Only a contract with a latency rule must say what its breach is worth. */
    private Parsed<Integer> latency(Fields f) {
        return rules.stream().anyMatch(Rule.Latency.class::isInstance)
                ? f.required("latency", Values::wholePercent)
                : f.optional("latency", Values::wholePercent, 0);
    }

    private Parsed<Money> floor(String text) {
        return Values.amount(text).then(floor ->
                fee instanceof Parsed.Ok<Money>(Money f) && !f.currency().equals(floor.currency())
                        ? Parsed.wrong("must be in the currency of the fee, " + f.currency().getCurrencyCode())
                        : Parsed.ok(floor));
    }

    private static Parsed<List<Tier>> tiers(Entry list) {
        var tiers = new ArrayList<Tier>();
        for (Entry item : list.items()) {
            tier(item).ifOk(tier -> {
                if (!tiers.isEmpty() && !isSteeper(tiers.getLast(), tier)) {
                    item.problem("must have a lower bound and a higher percent than the tier before it");
                }
                tiers.add(tier);
            });
        }
        return Parsed.ok(tiers);
    }

    private static boolean isSteeper(Tier above, Tier below) {
        return below.bound().perMillion() < above.bound().perMillion() && below.percent() > above.percent();
    }

    private static Parsed<Tier> tier(Entry item) {
        Fields f = item.fields();
        var below = f.find("below");
        var atOrBelow = f.find("at-or-below");
        if (below.isPresent() == atOrBelow.isPresent()) item.problem("must have either below or at-or-below");
        var bound = bound(below.or(() -> atOrBelow));
        var percent = f.requiredCount("percent");
        return f.build(() ->
                new Tier(bound.value(), below.isPresent() ? Edge.BELOW : Edge.AT_OR_BELOW, percent.value()));
    }

    private static Parsed<Objective> bound(Optional<Entry> entry) {
        return entry.map(e -> e.as(RuleReader::objective)).orElseGet(Parsed::reported);
    }
}

package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Period;
import dev.nines.sla.credit.Tiers;
import dev.nines.sla.credit.CreditTerms.Edge;
import dev.nines.sla.credit.CreditTerms.Tier;
import dev.nines.sla.credit.TierMatch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Terms of contracts as the file writes them. */
final class Terms {
    private static final Currency USD = Currency.getInstance("USD");

    private Terms() {}

    /** {@code 0.999}. */
    static Objective share(String text) {
        return new Objective(new BigDecimal(text).movePointRight(6).intValueExact());
    }

    /** {@code 99.9}. */
    static Objective percent(String text) {
        return new Objective(new BigDecimal(text).movePointRight(4).intValueExact());
    }

    static Percentile percentile(String text) {
        return new Percentile(new BigDecimal(text).movePointRight(6).intValueExact());
    }

    static Ratio ratio(String text) {
        var exact = Fraction.of(new BigDecimal(text));
        return new Ratio(exact.part().longValueExact(), exact.whole().longValueExact());
    }

    static Period period(Fields fields) {
        return new Period(fields.date("first"), fields.date("last"), ZoneId.of(fields.text("zone")));
    }

    static Span span(Fields fields) {
        return new Span(fields.instant("from"), fields.instant("to"));
    }

    static Duration seconds(BigDecimal seconds) {
        return Duration.ofNanos(seconds.movePointRight(9).longValueExact());
    }

    static Money usd(String amount) {
        return new Money(new BigDecimal(amount), USD);
    }

    static Tiers credit(JsonNode table) {
        var tiers = table.valueStream().map(Terms::tier);
        return credit(tiers.sorted(Comparator.comparingInt((Tier tier) -> tier.bound().perMillion()).reversed()).toList());
    }

    static Tiers credit(List<Tier> tiers) {
        return new Tiers(tiers);
    }

    /** The promise that a table begins below. */
    static Objective highest(Tiers terms) {
        return terms.list().getFirst().bound();
    }

    static Object creditPercent(Tiers terms, Fraction attained) {
        return switch (terms.match(attained)) {
            case TierMatch.In(var tier) -> tier.percent();
            case TierMatch.AboveAll _ -> 0;
            case TierMatch.InGap _ -> "UNDEFINED_BY_TEXT";
        };
    }

    private static Tier tier(JsonNode row) {
        var names = row.properties().stream().map(Map.Entry::getKey).toList();
        if (!Set.of("below", "at_or_below", "credit").containsAll(names)) {
            throw new AssertionError("a tier has a field that is not known: " + names);
        }
        var edge = row.has("below") ? Edge.BELOW : Edge.AT_OR_BELOW;
        var bound = percent(row.get(edge == Edge.BELOW ? "below" : "at_or_below").asText());
        return new Tier(bound, edge, row.get("credit").intValue());
    }
}

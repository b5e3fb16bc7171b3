package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.credit.CreditTerms;
import dev.nines.sla.credit.Proportional;
import dev.nines.sla.credit.Schedule;
import dev.nines.sla.credit.Settlement;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** {@code contracts.*.credit}. */
final class CreditReader {
    private static final int MILLION = 1_000_000;

    private final Parsed<Money> fee;
    private final List<Rule> rules;

    CreditReader(Parsed<Money> fee, List<Rule> rules) {
        this.fee = fee;
        this.rules = rules;
    }

    Parsed<CreditTerms> credit(Fields f) {
        var schedule = schedule(f);
        var latency = latency(f);
        var cap = f.required("cap", Values::wholePercent);
        var floor = f.required("floor", this::floor);
        var rounding = f.requiredWord("rounding", RoundingMode.class);
        return f.build(() -> new CreditTerms(schedule.value(), latency.value(),
                new Settlement(cap.value(), floor.value(), rounding.value())));
    }

    private static Parsed<Schedule> schedule(Fields f) {
        var schedules = new ArrayList<Parsed<Schedule>>();
        f.find("tiers").ifPresent(e -> schedules.add(TiersReader.tiers(e)));
        f.find("proportional").ifPresent(e -> schedules.add(proportional(e.fields())));
        f.find("service-days").ifPresent(e -> schedules.add(TiersReader.days(e)));
        if (schedules.size() == 1) return schedules.getFirst();
        if (schedules.isEmpty()) f.missing("tiers", "must be given, or proportional, or service-days");
        else f.entry().problem("must have one of tiers, proportional and service-days");
        return Parsed.reported();
    }

    /** Customers who are not affected are credited nothing, so their part multiplies what is owed. */
    private static Parsed<Schedule> proportional(Fields f) {
        var multiplier = f.required("multiplier", Literals::decimal);
        var affected = f.required("affected-ratio", Values::share);
        return f.build(() -> new Proportional(Fraction.of(multiplier.value()).times(new Fraction(affected.value(), MILLION))));
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
}

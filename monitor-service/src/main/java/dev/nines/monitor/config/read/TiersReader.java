package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.credit.CreditTerms.Edge;
import dev.nines.sla.credit.CreditTerms.Tier;
import dev.nines.sla.credit.Reach;
import dev.nines.sla.credit.Schedule;
import dev.nines.sla.credit.ServiceDays;
import dev.nines.sla.credit.ServiceDays.DayTier;
import dev.nines.sla.credit.Tiers;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.List;

/** Bounds from the highest to the lowest, and what each is worth. */
final class TiersReader {
    private TiersReader() {}

    static Parsed<Schedule> tiers(Entry list) {
        var tiers = read(list, TiersReader::tier, (above, below) -> isLower(bound(above), bound(below)) && below.percent() > above.percent(),
                "must have a lower bound and a higher percent than the tier before it");
        return tiers.map(Tiers::new);
    }

    static Parsed<Schedule> days(Entry list) {
        var tiers = read(list, TiersReader::dayTier, (above, below) -> isLower(bound(above), bound(below)) && below.days() > above.days(),
                "must have a lower bound and more days than the one before it");
        return tiers.map(ServiceDays::new);
    }

    private static <T> Parsed<List<T>> read(Entry list, Function<Entry, Parsed<T>> reader, BiPredicate<T, T> isSteeper, String remedy) {
        var tiers = new ArrayList<T>();
        var items = list.items();
        boolean isClean = true;
        for (Entry item : items) {
            var tier = reader.apply(item);
            boolean fits = tier instanceof Parsed.Ok<T>(T t) && (tiers.isEmpty() || isSteeper.test(tiers.getLast(), t));
            if (!fits && tier instanceof Parsed.Ok) item.problem(remedy);
            isClean &= fits;
            tier.ifOk(tiers::add);
        }
        return isClean ? Parsed.ok(tiers) : Parsed.reported();
    }

    private record Bound(Objective objective, Edge edge) {}

    private static Bound bound(Tier tier) {
        return new Bound(tier.bound(), tier.edge());
    }

    private static Bound bound(DayTier tier) {
        return new Bound(tier.bound(), tier.edge());
    }

    /** What is below a bound is less than what is at or below it. */
    private static boolean isLower(Bound above, Bound below) {
        int bounds = Integer.compare(above.objective().perMillion(), below.objective().perMillion());
        return bounds > 0 || (bounds == 0 && above.edge().compareTo(below.edge()) > 0);
    }

    private static Parsed<Tier> tier(Entry item) {
        Fields f = item.fields();
        var bound = bound(f);
        var reach = reach(f, bound);
        var percent = f.requiredCount("percent");
        return f.build(() -> new Tier(bound.value().objective(), bound.value().edge(), percent.value(), reach.value()));
    }

    private static Parsed<DayTier> dayTier(Entry item) {
        Fields f = item.fields();
        var bound = bound(f);
        var days = f.requiredCount("days");
        return f.build(() -> new DayTier(bound.value().objective(), bound.value().edge(), days.value()));
    }

    private static Parsed<Bound> bound(Fields f) {
        var below = f.find("below");
        var atOrBelow = f.find("at-or-below");
        if (below.isPresent() == atOrBelow.isPresent()) f.entry().problem("must have either below or at-or-below");
        return below.or(() -> atOrBelow).map(e -> e.as(RuleReader::objective)
                .map(o -> new Bound(o, below.isPresent() ? Edge.BELOW : Edge.AT_OR_BELOW))).orElseGet(Parsed::reported);
    }

    /** Where a tier says itself how far down it reaches, the text may say nothing of what lies between it and the next. */
    private static Parsed<Reach> reach(Fields f, Parsed<Bound> bound) {
        var above = f.find("above");
        var atOrAbove = f.find("at-or-above");
        if (above.isPresent() && atOrAbove.isPresent()) f.entry().problem("must not have both above and at-or-above");
        Optional<Entry> end = above.or(() -> atOrAbove);
        if (end.isEmpty()) return Parsed.ok(new Reach.ToTheNext());
        var objective = end.get().as(RuleReader::objective);
        bound.ifOk(b -> objective.ifOk(o -> {
            if (o.perMillion() >= b.objective().perMillion()) end.get().problem("must be lower than the tier's own bound, where it begins");
        }));
        return objective.map(o -> above.isPresent() ? new Reach.Above(o) : new Reach.AtOrAbove(o));
    }
}

package dev.nines.monitor.arithmetic;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.cost.Expense;
import dev.nines.sla.Span;
import dev.nines.sla.claim.Readings;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Viewpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What each contract of a configuration comes to in the period of one instant. */
public final class Arithmetic {
    private static final String INDENT = "          ";

    private Arithmetic() {}

    /** For people, below a summary; nothing where there are no contracts. */
    public static List<String> lines(Settings settings, Expense expense, Instant now) {
        if (settings.contracts().isEmpty()) return List.of();
        var all = settings.contracts().stream().flatMap(c -> Stream.concat(
                Stream.of(INDENT + title(c.contract(), now)), sentences(c, settings, expense, now).stream().map(s -> INDENT + "  " + s)));
        return Stream.concat(Stream.of("  judges  what the contracts come to, for each model that is asked:"), all).toList();
    }

    /** {@code pro-channel, 2026-11: 30 d in Europe/Zurich}. */
    private static String title(Contract contract, Instant now) {
        var period = period(contract, now);
        var judged = contract.term().judged(period);
        String part = judged.equals(period.span()) ? "" : ", of which it holds for " + Length.text(judged.length());
        return contract.id() + ", " + period.label() + ": " + Length.text(period.span().length()) + " in " + period.zone() + part;
    }

    /** That of now, or the first that there will be. */
    private static Period period(Contract contract, Instant now) {
        var term = contract.term();
        var instant = now.isBefore(term.from()) ? term.from() : now.isBefore(term.until()) ? now : term.until().minusNanos(1);
        return term.periodAt(instant);
    }

    private static List<String> sentences(ContractSettings settings, Settings all, Expense expense, Instant now) {
        var contract = settings.contract();
        var period = period(contract, now);
        Duration length = contract.term().judged(period).length();
        var sentences = new ArrayList<String>();
        for (Rule rule : contract.rules()) {
            var arithmetic = new RuleArithmetic(rule, length);
            sentences.add(arithmetic.promise());
            for (Pace pace : Pace.of(settings, all, expense)) arithmetic.at(pace).forEach(s -> sentences.add("  " + pace.text() + ": " + s));
        }
        for (Pace pace : Pace.of(settings, all, expense)) sentences.add(coverage(contract, pace, length));
        if (contract.counting().viewpoint() instanceof Viewpoint.Together(var vantages)) {
            sentences.add("a slot is bad when " + vantages.quorum() + " of " + vantages.names().size() + " vantages say so: "
                    + String.join(", ", vantages.names()));
        }
        sentences.add(claim(contract, period, now));
        return sentences;
    }

    private static String coverage(Contract contract, Pace pace, Duration length) {
        long slots = pace.slots(length);
        long missing = slots * (1_000_000L - contract.coverageFloorPerMillion()) / 1_000_000L;
        return "coverage floor " + Length.percent(contract.coverageFloorPerMillion()) + ", " + pace.text() + ": " + Length.count(missing)
                + " of " + Length.count(slots) + " slots may be missing (" + Length.text(pace.every().multipliedBy(missing))
                + "); with more there is no verdict";
    }

    private static String claim(Contract contract, Period period, Instant now) {
        Instant outage = period.span().contains(now) ? now : period.from();
        Readings until = contract.claim().readings(new Span(outage, outage), period);
        return "claim " + contract.claim().text() + ": for an outage of " + outage.atZone(period.zone()).toLocalDate() + " by "
                + until.earlier().lastDay();
    }
}

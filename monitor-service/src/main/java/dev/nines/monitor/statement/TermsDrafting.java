package dev.nines.monitor.statement;

import dev.nines.monitor.statement.StatementDocument.Promise;
import dev.nines.monitor.statement.StatementDocument.Terms;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.credit.CreditTerms;
import dev.nines.sla.credit.Proportional;
import dev.nines.sla.credit.Schedule;
import dev.nines.sla.credit.ServiceDays;
import dev.nines.sla.credit.Tiers;
import dev.nines.sla.measure.Measure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was promised, in words. */
final class TermsDrafting {
    private TermsDrafting() {}

    static Terms terms(Contract c) {
        return new Terms(c.id(), c.title(), c.source(), c.activeFrom().toString(),
                c.rules().stream().map(r -> new Promise(r.id(), promise(r), percent(r.objective().perMillion()))).toList(),
                c.policy().bad().stream().sorted().map(f -> f.name().toLowerCase(Locale.ROOT)).toList(),
                percent(c.coverageFloorPerMillion()), c.fee().text(), credit(c.credit()));
    }

    static String promise(Rule rule) {
        return switch (rule) {
            case Rule.Uptime u -> uptime(u);
            case Rule.Intervals i -> "at least " + i.objective().text() + " of intervals are as fast as promised";
            case Rule.Latency l -> l.percentile().text() + " of the " + phase(l.of()) + " is at most " + seconds(l.limit());
        };
    }

    private static String uptime(Rule.Uptime rule) {
        return "at least " + rule.objective().text() + switch (rule.measure()) {
            case Measure.RequestRatio _ -> " of runs are good";
            case Measure.MeanErrorRate _ -> " is left when the mean error rate of all intervals is taken away";
            case Measure.DowntimeMinutes _ -> " of minutes are not down";
        };
    }

    static String phase(Rule.Of of) {
        return switch (of) {
            case FIRST_TOKEN -> "first token";
            case TOTAL -> "total time";
        };
    }

    static String percent(int perMillion) {
        return BigDecimal.valueOf(perMillion, 4).stripTrailingZeros().toPlainString();
    }

    private static List<String> credit(CreditTerms terms) {
        var lines = new ArrayList<String>();
        lines.addAll(schedule(terms.schedule()));
        if (terms.latencyPercent() > 0) lines.add("a breached latency promise: " + terms.latencyPercent() + " % of the fee");
        lines.add("at most " + terms.capPercent() + " % of the fee");
        lines.add("issued only above " + terms.floor().text() + ", " + terms.settlement().roundingText());
        return lines;
    }

    private static List<String> schedule(Schedule schedule) {
        return switch (schedule) {
            case Tiers tiers -> tiers.list().stream().map(CreditTerms.Tier::text).toList();
            case Proportional p -> List.of("the lost part of the period, times " + p.multiplier().plainText() + ", of the fee");
            case ServiceDays days -> days.tiers().stream().map(ServiceDays.DayTier::text).toList();
        };
    }

    private static String seconds(Duration d) {
        return BigDecimal.valueOf(d.toNanos(), 9).stripTrailingZeros().toPlainString() + " s";
    }
}

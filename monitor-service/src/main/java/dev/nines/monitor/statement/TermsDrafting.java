package dev.nines.monitor.statement;

import dev.nines.monitor.statement.StatementDocument.Promise;
import dev.nines.monitor.statement.StatementDocument.Terms;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.credit.CreditTerms;
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
                c.counting().bad().stream().sorted().map(f -> f.name().toLowerCase(Locale.ROOT)).toList(),
                percent(c.coverageFloorPerMillion()), c.fee().text(), credit(c.credit()));
    }

    static String promise(Rule rule) {
        return switch (rule) {
            case Rule.Uptime u -> "at least " + u.objective().text() + " of runs are good";
            case Rule.Latency l -> l.percentile().text() + " of the " + phase(l.of()) + " is at most " + seconds(l.limit());
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
        terms.tiers().forEach(t -> lines.add(t.text()));
        if (terms.latencyPercent() > 0) lines.add("a breached latency promise: " + terms.latencyPercent() + " % of the fee");
        lines.add("at most " + terms.capPercent() + " % of the fee");
        lines.add("issued only above " + terms.floor().text() + ", " + terms.roundingText());
        return lines;
    }

    private static String seconds(Duration d) {
        return BigDecimal.valueOf(d.toNanos(), 9).stripTrailingZeros().toPlainString() + " s";
    }
}

package dev.nines.monitor.statement;

import dev.nines.monitor.statement.StatementDocument.Left;
import dev.nines.monitor.statement.StatementDocument.Likelihood;
import dev.nines.monitor.statement.StatementDocument.Line;
import dev.nines.monitor.statement.StatementDocument.Shares;
import dev.nines.monitor.statement.StatementDocument.Tallied;
import dev.nines.monitor.statement.part.Day;
import dev.nines.sla.Fraction;
import dev.nines.sla.Percent;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.statement.DayLine;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.statistics.Chance;
import dev.nines.sla.verdict.Evidence;
import dev.nines.sla.verdict.Finding;
import dev.nines.sla.verdict.Quantile;
import dev.nines.sla.verdict.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** One series under one rule, in numbers that can be recounted. */
final class LineDrafting {
    private static final StatementDocument.Quantile NONE = new StatementDocument.Quantile("", "", 0, 0, 0, 0);
    private static final MathContext PROBABILITY = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final BigDecimal SMALLEST_SAID = new BigDecimal("0.000001");
    private static final int PERCENT_DECIMALS = 4;
    private static final int BUDGET_DECIMALS = 6;

    private LineDrafting() {}

    static Line line(Statement.Line line) {
        var evidence = line.verdict().evidence();
        return new Line(line.series().name(), line.rule().id(), TermsDrafting.promise(line.rule()), line.verdict().word(),
                reason(line.verdict()), shares(evidence.finding()), tallied(evidence), left(evidence), quantile(line),
                likelihood(line.chance()), line.days().stream().map(LineDrafting::day).toList(),
                SupportDrafting.support(line));
    }

    private static String reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Undecided u -> u.reason().name();
            case Verdict.Met _, Verdict.Breached _ -> "";
        };
    }

    private static Shares shares(Finding f) {
        return new Shares(percent(f.attained()), percent(f.bestCase()), percent(f.worstCase()));
    }

    private static String percent(Optional<Fraction> share) {
        return share.map(Percent::text).map(text -> text.substring(0, text.indexOf(' '))).orElse("");
    }

    private static Tallied tallied(Evidence e) {
        var c = e.counts();
        return new Tallied(c.good(), c.counted(), e.coverage().observed(), e.coverage().expected(), c.badByReason(),
                c.excludedByReason(), c.missingByReason());
    }

    private static Left left(Evidence e) {
        return new Left(plain(e.budget().allowed()), plain(e.budget().remaining()));
    }

    private static Day day(DayLine day) {
        return new Day(day.day().toString(), day.good(), day.bad(), day.excluded(), day.missing(), plain(day.remaining()));
    }

    private static StatementDocument.Quantile quantile(Statement.Line line) {
        return switch (line.rule()) {
            case Rule.Uptime _, Rule.Intervals _ -> NONE;
            case Rule.Latency l -> quantile(l, line.verdict().evidence().quantile(), LatencyDrafting.interval(line.precision()));
        };
    }

    private static StatementDocument.Quantile quantile(Rule.Latency rule, Quantile quantile, LatencyDrafting.Interval interval) {
        var name = rule.percentile().text() + " of the " + TermsDrafting.phase(rule.of()) + ": ";
        long limit = rule.limit().toNanos() / 1_000;
        return switch (quantile) {
            case Quantile.NotAsked _ -> NONE;
            case Quantile.TooFew(long samples, long needed) ->
                new StatementDocument.Quantile(name + samples + " samples, " + needed + " needed", "too_few_samples", 0, limit, 0, 0);
            case Quantile.Known(LatencyBound bound) ->
                new StatementDocument.Quantile(name + BoundText.of(bound), BoundText.word(bound), BoundText.micros(bound), limit,
                        interval.lowUs(), interval.highUs());
        };
    }

    private static Likelihood likelihood(Chance chance) {
        // Digits far down a tail are the library's, not the data's: they could differ from machine to machine.
        var p = new BigDecimal(chance.pValue());
        var pText = p.compareTo(SMALLEST_SAID) < 0 ? "<" + SMALLEST_SAID : plain(p.round(PROBABILITY));
        return new Likelihood(pText, interval(chance.lowGoodShare()), interval(chance.highGoodShare()));
    }

    private static String interval(double share) {
        return new BigDecimal(share).movePointRight(2).setScale(PERCENT_DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** What is left never looks more than it is. */
    private static String plain(Fraction value) {
        return plain(value.decimal(BUDGET_DECIMALS));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}

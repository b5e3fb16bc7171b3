package dev.nines.monitor.statement;

import dev.nines.monitor.statement.StatementDocument.Excluded;
import dev.nines.monitor.statement.StatementDocument.Recount;
import dev.nines.monitor.statement.StatementDocument.Stretch;
import dev.nines.monitor.statement.StatementDocument.Support;
import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.exclusion.Exclusion;
import dev.nines.sla.measure.Attainment;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.verdict.Finding;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** What a line rests on, interval by interval. */
final class SupportDrafting {
    private static final int DECIMALS = 3;

    private SupportDrafting() {}

    static Support support(Statement.Line line) {
        var evidence = line.verdict().evidence();
        return new Support(evidence.method(), evidence.finding().text(), below(evidence.finding()),
                line.recounts().stream().map(r -> new Recount(r.finds(), r.query())).toList());
    }

    static List<Excluded> exclusions(Statement statement) {
        return statement.lines().stream().flatMap(line -> line.verdict().evidence().exclusions().stream()).distinct()
                .map(e -> excluded(statement, e)).toList();
    }

    private static Excluded excluded(Statement statement, Exclusion e) {
        var judged = statement.contract().term().judged(statement.period());
        return new Excluded(e.id(), e.version(), e.span().from().toString(), e.span().to().toString(),
                e.kind().name().toLowerCase(Locale.ROOT), e.author(), e.reason(),
                minutes(e.span().overlap(judged)), statement.around().excludedRuns().getOrDefault(e.id(), 0L));
    }

    private static String minutes(Span span) {
        return new Fraction(span.length().toSeconds(), 60).plainText();
    }

    private static List<Stretch> below(Finding finding) {
        return switch (finding) {
            case Finding.Runs _ -> List.of();
            case Finding.ErrorRates rates -> rates.found().withErrors().stream()
                    .map(i -> stretch(i.span(), i.errors() + " of " + i.requests() + " runs failed")).toList();
            case Finding.Minutes minutes -> minutes.found().runs().stream()
                    .map(r -> stretch(r.span(), r.minutes() + " down minutes, " + r.minutesInPeriod() + " of them in the period")).toList();
            case Finding.Intervals intervals -> intervals.found().intervals().stream()
                    .filter(i -> i.standing() == Attainment.Standing.BAD)
                    .map(i -> stretch(i.span(), i.statistic().decimal(DECIMALS, RoundingMode.HALF_EVEN).toPlainString()
                            + " tokens a second, of " + i.samples() + " answers")).toList();
        };
    }

    private static Stretch stretch(Span span, String text) {
        return new Stretch(span.from().toString(), span.to().toString(), text);
    }
}

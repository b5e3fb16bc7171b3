package dev.nines.monitor.statement;

import dev.nines.monitor.statement.StatementDocument.Deadline;
import dev.nines.monitor.statement.StatementDocument.Due;
import dev.nines.monitor.statement.StatementDocument.Month;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.statement.StatementDocument.Parties;
import dev.nines.monitor.statement.part.Issue;
import dev.nines.monitor.statement.part.Letter;
import dev.nines.monitor.statement.part.Loss;
import dev.nines.sla.contract.Period;
import dev.nines.sla.credit.Credit;
import dev.nines.sla.statement.Statement;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** From a statement's values to its document. */
final class Drafting {
    private Drafting() {}

    static StatementDocument document(Statement s, Beside beside) {
        var parties = s.contract().particulars();
        return new StatementDocument(
                StatementDocument.FORMAT,
                word(beside.origin()),
                Issue.FIRST,
                s.software(),
                new Parties(distinct(s, Drafting::endpoint), distinct(s, Drafting::vantage), parties.side().name().toLowerCase(Locale.ROOT), parties.vendor(), parties.customer(),
                        parties.account()),
                TermsDrafting.terms(s.contract()),
                month(s.period()),
                s.word(),
                s.lines().stream().map(LineDrafting::line).toList(),
                SupportDrafting.exclusions(s),
                due(s.credit()),
                new Deadline(s.claim().before().toString(), s.claim().lastDay().toString()),
                s.loss().stream().findFirst().map(FigureDrafting::loss).orElse(Loss.NONE),
                s.incidents().stream().map(i -> FigureDrafting.interruption(i, s.contract().zone(), beside.remarks().of(i.id()))).toList(),
                s.reliability().stream().map(FigureDrafting::reliability).toList(),
                s.around().latencies().stream().map(one -> LatencyDrafting.distribution(s.contract(), one)).toList(),
                s.around().watched().stream().map(FigureDrafting::watching).toList(),
                beside.before(),
                Letter.NONE,
                s.method(),
                s.quality(),
                List.of());
    }

    static String word(Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> distinct(Statement s, UnaryOperator<String> part) {
        return s.lines().stream().map(l -> part.apply(l.series().name())).distinct().sorted().toList();
    }

    /** A series is named {@code endpoint/probe/model@vantage}; a model may hold slashes and an @ too. */
    private static String endpoint(String series) {
        return series.substring(0, Math.max(0, series.indexOf('/')));
    }

    private static String vantage(String series) {
        return series.substring(series.lastIndexOf('@') + 1);
    }

    private static Month month(Period p) {
        return new Month(p.label(), p.zone().getId(), p.from().toString(), p.to().toString());
    }

    private static Due due(Credit credit) {
        var steps = credit.lines().stream().map(l -> l.text()).toList();
        return switch (credit) {
            case Credit.Owed owed -> new Due(owed.amount().text(), true, steps);
            case Credit.NotOwed no -> new Due(no.amount().text(), false, steps);
        };
    }
}

package dev.nines.monitor.statement;

import dev.nines.monitor.statement.StatementDocument.Deadline;
import dev.nines.monitor.statement.StatementDocument.Due;
import dev.nines.monitor.statement.StatementDocument.Interruption;
import dev.nines.monitor.statement.StatementDocument.Local;
import dev.nines.monitor.statement.StatementDocument.Month;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.statement.StatementDocument.Parties;
import dev.nines.monitor.statement.part.Issue;
import dev.nines.monitor.statement.part.Letter;
import dev.nines.monitor.statement.part.Loss;
import dev.nines.sla.contract.Period;
import dev.nines.sla.credit.Credit;
import dev.nines.sla.statement.IncidentLine;
import dev.nines.sla.statement.Statement;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** From a statement's values to its document. */
final class Drafting {
    private Drafting() {}

    static StatementDocument document(Statement s, Origin origin) {
        return new StatementDocument(
                StatementDocument.FORMAT,
                word(origin),
                Issue.FIRST,
                s.software(),
                new Parties(distinct(s, Drafting::endpoint), distinct(s, Drafting::vantage), "customer", "", "", ""),
                TermsDrafting.terms(s.contract()),
                month(s.period()),
                s.word(),
                s.lines().stream().map(LineDrafting::line).toList(),
                SupportDrafting.exclusions(s),
                due(s.credit()),
                new Deadline(s.claim().before().toString(), s.claim().lastDay().toString()),
                Loss.NONE,
                s.incidents().stream().map(Drafting::interruption).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
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

    private static Interruption interruption(IncidentLine i) {
        var until = switch (i) {
            case IncidentLine.Ended e -> e.until().toString();
            case IncidentLine.Ongoing _ -> "";
        };
        return new Interruption(i.id(), i.series().name(), i.since().toString(), until, new Local("", ""), i.reason(), 0,
                List.of(), List.of(), List.of());
    }
}

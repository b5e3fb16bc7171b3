package dev.nines.monitor.judge.show;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.nines.monitor.judge.Log;
import dev.nines.monitor.judge.read.LogFiles;
import dev.nines.monitor.judge.read.Unread;
import dev.nines.monitor.statement.BoundText;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.statement.Precision;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.statistics.LatencyInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** From statements on a log to their document, and to its text. */
public final class JudgeDocuments {
    /** How a note begins that only a log's reader needs. */
    private static final List<String> OF_THE_LOG = List.of("LOG: ", "PARTIAL: ");
    private static final ObjectWriter WRITER = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build().writer(printer());

    private JudgeDocuments() {}

    /** @param names the files, as a person named them */
    public record Read(List<String> names, String mapping, LogFiles files, Log log) {}

    public static JudgeDocument document(Contract contract, Read read, List<Statement> statements) {
        var periods = statements.stream().map(JudgeDocuments::period).toList();
        String software = statements.stream().map(Statement::software).findFirst().orElse("");
        return new JudgeDocument(JudgeDocument.FORMAT, software, worst(periods), StatementDocument.terms(contract), log(read), periods);
    }

    /** Fields in their declared order, two spaces, line feeds: the same document gives the same bytes. */
    public static String json(JudgeDocument document) {
        try {
            return WRITER.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document of texts and integers is always JSON", e);
        }
    }

    private static JudgeDocument.Period period(Statement s) {
        var document = StatementDocument.of(s, Origin.MEASURED);
        var lines = new ArrayList<JudgeDocument.Line>();
        for (int i = 0; i < s.lines().size(); i++) {
            var evidence = s.lines().get(i).verdict().evidence();
            lines.add(new JudgeDocument.Line(document.lines().get(i), evidence.method(), evidence.finding().text(),
                    interval(s.lines().get(i).precision())));
        }
        var notes = s.quality().stream().filter(note -> OF_THE_LOG.stream().anyMatch(note::startsWith)).toList();
        return new JudgeDocument.Period(document.period(), document.verdict(), lines, document.credit(), document.claim(),
                document.incidents(), notes);
    }

    private static JudgeDocument.Interval interval(Precision precision) {
        return switch (precision) {
            case Precision.NotSaid _ -> new JudgeDocument.Interval("", new JudgeDocument.Bound("", 0), new JudgeDocument.Bound("", 0));
            case Precision.Within(LatencyInterval(LatencyBound low, LatencyBound high)) ->
                new JudgeDocument.Interval(BoundText.of(low) + " to " + BoundText.of(high), bound(low), bound(high));
        };
    }

    private static JudgeDocument.Bound bound(LatencyBound bound) {
        return new JudgeDocument.Bound(BoundText.word(bound), BoundText.micros(bound));
    }

    private static JudgeDocument.Log log(Read read) {
        var log = read.log();
        boolean any = log.requests() > 0;
        return new JudgeDocument.Log(read.names(), read.mapping(), read.files().lines(), log.requests(), unread(read.files().unread()),
                new TreeMap<>(log.otherModels()), log.otherPeriods(), any ? log.first().toString() : "", any ? log.last().toString() : "");
    }

    private static JudgeDocument.Unread unread(Unread unread) {
        return new JudgeDocument.Unread(unread.count(), unread.first().stream().map(Unread.Place::text).toList());
    }

    private static String worst(List<JudgeDocument.Period> periods) {
        var words = periods.stream().map(JudgeDocument.Period::verdict).toList();
        if (words.contains("BREACHED")) return "BREACHED";
        return words.isEmpty() || words.contains("UNDECIDED") ? "UNDECIDED" : "MET";
    }

    private static DefaultPrettyPrinter printer() {
        var lines = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    }
}

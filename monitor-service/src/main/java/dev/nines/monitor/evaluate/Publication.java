package dev.nines.monitor.evaluate;

import dev.nines.monitor.alert.Messages;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Line;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.statement.revise.Headline;
import dev.nines.monitor.statement.revise.Revision;
import dev.nines.probe.Series;
import dev.nines.sla.SeriesId;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.store.Enclosure;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.StatementWritten;
import dev.nines.sla.store.StateChange.VerdictCorrected;
import dev.nines.sla.store.StateChange.VerdictFound;
import dev.nines.sla.store.StatementArchive.Archived;
import dev.nines.sla.store.StatementRegister;
import dev.nines.sla.store.StatementRegister.AsBefore;
import dev.nines.sla.store.StatementRegister.Decision;
import dev.nines.sla.store.StatementRegister.Edition;
import dev.nines.sla.store.StatementRegister.Kept;
import dev.nines.sla.store.StatementRegister.News;
import dev.nines.sla.store.StatementRegister.Next;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a statement known: the document, its files, its verdicts and the messages about them, all at once or not at all. One that says what the
 * newest revision says is none.
 */
public final class Publication {
    private final StatementRegister register;
    private final Messages messages;
    private final StatementText text;

    /** How a statement is written down, canonical: the same statement gives the same bytes. */
    public interface StatementText {
        /** The document alone. */
        StatementDocument document(Statement statement);

        /** With the files that it names as its attachments; {@code covered} is what was judged. */
        Draft draft(Statement statement, Collection<Series> covered);

        /** The files that only a document with its revision can have: what seals it. */
        List<Enclosure> sealing(String json, Draft draft);
    }

    /** @param enclosures what the document names as its attachments, and what goes with them */
    public record Draft(StatementDocument document, List<Enclosure> enclosures) {
        public Draft {
            enclosures = List.copyOf(enclosures);
        }
    }

    public Publication(StatementRegister register, Messages messages, StatementText text) {
        this.register = register;
        this.messages = messages;
        this.text = text;
    }

    /** @param inputs by what the period was judged, as one text */
    public Kept publish(Statement statement, Collection<Series> covered, String inputs, Instant at) {
        var draft = text.draft(statement, covered);
        return register.keep(statement.contract().id(), statement.period().label(), at, newest -> decide(newest, draft, inputs, at));
    }

    private Decision decide(Optional<Archived> newest, Draft draft, String inputs, Instant at) {
        if (newest.isEmpty()) return next(draft.document(), draft, inputs, news(draft.document(), at));
        var revised = Revision.after(newest.get(), draft.document());
        if (revised.isEmpty()) return new AsBefore(inputs);
        return next(revised.get(), draft, inputs, news(revised.get(), at, words(StatementJson.read(newest.get().json()))));
    }

    private Next next(StatementDocument document, Draft draft, String inputs, List<StateChange> changes) {
        var json = StatementJson.write(document);
        var enclosures = Stream.concat(draft.enclosures().stream(), text.sealing(json, draft).stream()).toList();
        var edition = new Edition(changes.getLast().decidedAt(), json, Headline.of(document).write(), enclosures);
        return new Next(inputs, edition, changes.stream().map(change -> new News(change, messages.of(change))).toList());
    }

    private static List<StateChange> news(StatementDocument document, Instant at) {
        var changes = new ArrayList<StateChange>();
        for (var line : document.lines()) changes.add(found(document, line, at));
        changes.add(new StatementWritten(document.contract().id(), document.period().label(), document.issue().revision(), at));
        return changes;
    }

    /** Every line that is otherwise than before; whether that is told depends on its word alone. */
    private static List<StateChange> news(StatementDocument document, Instant at, Map<String, Line> before) {
        var changes = new ArrayList<StateChange>();
        var issue = document.issue();
        for (var line : document.lines()) {
            var was = Optional.ofNullable(before.get(key(line)));
            if (was.filter(line::equals).isPresent()) continue;
            changes.add(new VerdictCorrected(found(document, line, at), issue.revision(), was.map(Line::verdict).orElse("")));
        }
        changes.add(new StatementWritten(document.contract().id(), document.period().label(), issue.revision(), at, issue.changes()));
        return changes;
    }

    private static VerdictFound found(StatementDocument document, Line line, Instant at) {
        return new VerdictFound(document.contract().id(), line.rule(), new SeriesId(line.series()), document.period().label(), at, line.verdict(),
                StatementJson.write(line.withoutQueries()));
    }

    private static Map<String, Line> words(StatementDocument document) {
        return document.lines().stream().collect(Collectors.toMap(Publication::key, line -> line, (a, _) -> a));
    }

    private static String key(Line line) {
        return line.rule() + "/" + line.series();
    }
}

package dev.nines.monitor.evaluate;

import dev.nines.monitor.alert.Messages;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.StatementWritten;
import dev.nines.sla.store.StateChange.VerdictFound;
import dev.nines.sla.store.StateLog;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Archived;
import java.time.Instant;

/**
 * Makes a statement known: its verdicts, then the document, then that it is there. Each step is keyed by what it says,
 * so a publication that was cut off is taken up again and sends nothing twice.
 */
public final class Publication {
    private final StateLog log;
    private final StatementArchive archive;
    private final Messages messages;
    private final StatementText text;

    /** How a statement is written down, canonical: the same statement gives the same bytes. */
    public interface StatementText {
        String document(Statement statement);

        /** One line of it: the numbers of one verdict. */
        String evidence(Statement statement, Statement.Line line);
    }

    public enum Found { PUBLISHED_BEFORE, NOTHING_YET }

    public Publication(StateLog log, StatementArchive archive, Messages messages, StatementText text) {
        this.log = log;
        this.archive = archive;
        this.messages = messages;
        this.text = text;
    }

    /**
     * Looks for the period's statement,
     * and tells of it once more in case the process that wrote it died before it could.
     */
    public Found resume(Contract contract, Period period) {
        var newest = archive.newest(contract.id(), period.label());
        newest.ifPresent(this::tell);
        return newest.isPresent() ? Found.PUBLISHED_BEFORE : Found.NOTHING_YET;
    }

    public void publish(Statement statement, Instant decidedAt) {
        for (var line : statement.lines()) record(verdict(statement, line, decidedAt));
        tell(archive.keep(statement.contract().id(), statement.period().label(), decidedAt, text.document(statement)));
    }

    private VerdictFound verdict(Statement statement, Statement.Line line, Instant decidedAt) {
        return new VerdictFound(statement.contract().id(), line.rule().id(), line.series(),
                statement.period().label(), decidedAt, line.verdict().word(), text.evidence(statement, line));
    }

    private void tell(Archived archived) {
        record(new StatementWritten(archived.contract(), archived.period(), archived.revision(), archived.writtenAt()));
    }

    private void record(StateChange change) {
        log.record(change, messages.of(change));
    }
}

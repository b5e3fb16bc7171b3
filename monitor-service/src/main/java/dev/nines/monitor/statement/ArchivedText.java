package dev.nines.monitor.statement;

import dev.nines.monitor.evaluate.Publication.StatementText;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.sla.statement.Statement;

/** What the archive keeps and what a breach message quotes: whole, and one line of it. */
public record ArchivedText(Origin origin) implements StatementText {
    @Override
    public String document(Statement statement) {
        return StatementJson.write(StatementDocument.of(statement, origin));
    }

    @Override
    public String evidence(Statement statement, Statement.Line line) {
        return StatementJson.line(LineDrafting.line(line));
    }
}

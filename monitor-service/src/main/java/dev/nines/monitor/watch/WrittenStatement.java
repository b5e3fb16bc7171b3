package dev.nines.monitor.watch;

import dev.nines.monitor.evaluate.Publication.StatementText;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.sla.statement.Statement;

/** Statements as the archive keeps them: their canonical JSON. */
record WrittenStatement(Origin origin) implements StatementText {
    @Override
    public String document(Statement statement) {
        return StatementJson.write(StatementDocument.of(statement, origin));
    }

    @Override
    public String evidence(Statement statement, Statement.Line line) {
        var lines = StatementDocument.of(statement, origin).lines();
        return StatementJson.write(lines.get(statement.lines().indexOf(line)).withoutQueries());
    }
}

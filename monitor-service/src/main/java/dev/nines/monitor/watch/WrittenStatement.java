package dev.nines.monitor.watch;

import dev.nines.monitor.evaluate.Publication.Draft;
import dev.nines.monitor.evaluate.Publication.StatementText;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.store.Enclosure;
import java.util.List;

/** Statements as the archive keeps them: their canonical JSON. */
record WrittenStatement(Origin origin) implements StatementText {
    @Override
    public Draft draft(Statement statement) {
        return new Draft(StatementDocument.of(statement, origin), List.of());
    }

    @Override
    public List<Enclosure> sealing(String json, Draft draft) {
        return List.of();
    }
}

package dev.nines.monitor.watch;

import dev.nines.db.state.Remarks;
import dev.nines.db.state.Remarks.KeptRemark;
import dev.nines.monitor.evaluate.Publication.Draft;
import dev.nines.monitor.evaluate.Publication.StatementText;
import dev.nines.monitor.statement.Beside;
import dev.nines.monitor.statement.EarlierPeriods;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.statement.part.Remark;
import dev.nines.sla.statement.IncidentLine;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.store.Enclosure;
import dev.nines.sla.store.StatementArchive;
import java.util.List;

/** Statements as the archive keeps them: their canonical JSON. */
record WrittenStatement(Origin origin, StatementArchive archive, Remarks remarks) implements StatementText {
    @Override
    public Draft draft(Statement statement) {
        var added = remarks.of(statement.incidents().stream().map(IncidentLine::id).toList());
        var before = EarlierPeriods.before(statement.contract(), statement.period(), archive);
        var beside = new Beside(origin, before, id -> added.getOrDefault(id, List.of()).stream().map(WrittenStatement::remark).toList());
        return new Draft(StatementDocument.of(statement, beside), List.of());
    }

    private static Remark remark(KeptRemark one) {
        return new Remark(one.at().toString(), one.author(), one.ticket(), one.text());
    }

    @Override
    public List<Enclosure> sealing(String json, Draft draft) {
        return List.of();
    }
}

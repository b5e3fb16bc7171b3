package dev.nines.monitor.watch;

import dev.nines.db.seal.FailureRows;
import dev.nines.db.state.Remarks;
import dev.nines.db.state.Remarks.KeptRemark;
import dev.nines.monitor.evaluate.Publication.Draft;
import dev.nines.monitor.evaluate.Publication.StatementText;
import dev.nines.monitor.seal.SealOffice;
import dev.nines.monitor.statement.Beside;
import dev.nines.monitor.statement.EarlierPeriods;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.statement.copy.StatementCopies;
import dev.nines.monitor.statement.file.SealedRows;
import dev.nines.monitor.statement.part.Attachment;
import dev.nines.monitor.statement.part.Remark;
import dev.nines.monitor.statement.revise.Packing;
import dev.nines.probe.Series;
import dev.nines.sla.seal.Digest;
import dev.nines.sla.seal.Seal;
import dev.nines.sla.seal.Seal.SealedFile;
import dev.nines.sla.seal.SignedRoot;
import dev.nines.sla.statement.IncidentLine;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.store.Enclosure;
import dev.nines.sla.store.StatementArchive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Statements as the archive keeps them: their canonical JSON, the roots and failures that they rest on, and their seal. */
record WrittenStatement(Origin origin, SealOffice seals, Sources sources) implements StatementText {
    /** What stands in a statement and was not judged. */
    record Sources(FailureRows failures, StatementArchive archive, Remarks remarks) {}

    @Override
    public StatementDocument document(Statement statement) {
        var added = sources.remarks().of(statement.incidents().stream().map(IncidentLine::id).toList());
        var before = EarlierPeriods.before(statement.contract(), statement.period(), sources.archive());
        var beside = new Beside(origin, before, id -> added.getOrDefault(id, List.of()).stream().map(WrittenStatement::remark).toList());
        return StatementDocument.of(statement, beside);
    }

    private static Remark remark(KeptRemark one) {
        return new Remark(one.at().toString(), one.author(), one.ticket(), one.text());
    }

    @Override
    public Draft draft(Statement statement, Collection<Series> covered) {
        var reach = statement.contract().reach(statement.period());
        var roots = seals.roots(covered, reach.from(), reach.to());
        var signed = Packing.pack(StatementCopies.ROOTS, SignedRoot.csv(roots));
        var judged = statement.contract().term().judged(statement.period());
        var rows = new LongAdder();
        var failed = Packing.pack(StatementCopies.FAILURES, out -> rows.add(
                SealedRows.write(out, line -> sources.failures().each(covered, judged.from(), judged.to(), line))));
        var attached = List.of(new Attachment(failed.name(), failed.sha256(), rows.sum()), new Attachment(signed.name(), signed.sha256(), roots.size()));
        return new Draft(document(statement).with(attached), List.of(failed, signed, Packing.pack(StatementCopies.KEYS, seals.publicKeys(roots))));
    }

    /** Stands for the document and the tables that it names, not for the keys: who trusts which key is not ours to say. */
    @Override
    public List<Enclosure> sealing(String json, Draft draft) {
        var files = new ArrayList<SealedFile>();
        files.add(SealedFile.of(StatementCopies.JSON, json.getBytes(StandardCharsets.UTF_8)));
        draft.document().attachments().forEach(a -> files.add(new SealedFile(a.name(), new Digest(a.sha256()))));
        return List.of(Packing.pack(StatementCopies.SEAL, seals.seal(Seal.of(files))));
    }
}

package dev.nines.monitor.seal.verify;

import dev.nines.monitor.seal.verify.Attachments.Attachment;
import java.io.IOException;
import java.util.List;

/** What the statement says of its own files, and whether they are those. */
final class StatementCheck {
    private final Evidence evidence;
    private final Findings findings;

    StatementCheck(Evidence evidence, Findings findings) {
        this.evidence = evidence;
        this.findings = findings;
    }

    List<Attachment> attachments() {
        try {
            return Attachments.read(evidence);
        } catch (IOException e) {
            findings.problem(Evidence.STATEMENT, Reasons.of(e));
            return List.of();
        }
    }

    void check(List<Attachment> attachments, Sums sums) {
        for (var one : attachments) {
            String name = one.file().name();
            if (evidence.has(name)) compare(one, sums);
            else if (evidence.isComplete() && !Evidence.isRows(name)) findings.problem(name, "is missing, and the statement names it");
            else if (!evidence.isComplete()) findings.note(name, "is not here, so it was not checked");
        }
    }

    private void compare(Attachment one, Sums sums) {
        String name = one.file().name();
        var found = sums.of(name);
        if (found.isEmpty() || found.get().equals(one.file().sha256())) return;
        findings.problem(name, "is not the one that the statement names: its SHA-256 is " + found.get().hex() + ", not " + one.file().sha256().hex()
                + rows(one));
    }

    /** A count says at once what a digest cannot: whether lines were taken out. */
    private String rows(Attachment one) {
        if (one.rows() < 0 || !one.file().name().endsWith(".csv")) return "";
        try (var in = evidence.open(one.file().name())) {
            var lines = new Lines(in);
            long found = -1;
            while (lines.next()) found++;
            return found == one.rows() ? "; it has " + found + " rows, as it should" : "; it has " + found + " rows instead of " + one.rows();
        } catch (IOException e) {
            return "; it " + Reasons.of(e);
        }
    }
}

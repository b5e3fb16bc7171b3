package dev.nines.monitor.seal.verify;

import dev.nines.monitor.seal.PublicKey;
import dev.nines.monitor.seal.SealJson;
import dev.nines.monitor.seal.verify.Attachments.Attachment;
import dev.nines.monitor.seal.verify.Findings.Finding;
import dev.nines.monitor.seal.verify.RowsCheck.Sealed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;

/** Everything that can be checked of a statement without asking anybody. */
public final class Verification {
    /** What is checked by itself, so that nothing else stands for it. */
    private static final Set<String> OWN = Set.of(Evidence.SEAL, Evidence.KEYS, Evidence.LATER_ROOTS);

    private Verification() {}

    /**
     * What to check.
     *
     * @param statement a statement's JSON, or a zip of it and its evidence
     * @param seal the seal of a JSON; beside it unless said
     * @param keys whose signatures count; those that came with the file where there are none
     */
    public record Order(Path statement, Optional<Path> seal, List<PublicKey> keys) {
        public Order {
            keys = List.copyOf(keys);
        }
    }

    /**
     * What was found.
     *
     * @param problems none where all is well
     * @param notes what this does not show
     * @param roots signed roots that were checked
     * @param rows rows that were checked against them
     */
    public record Outcome(List<Line> problems, List<Line> notes, String key, long files, long roots, long rows) {
        public boolean isRight() {
            return problems.isEmpty();
        }
    }

    /** @param where a file, with a line where there is one; empty for the whole */
    public record Line(String where, String what, String text) {}

    /** @throws IOException where the disk does not give the file */
    public static Outcome of(Order order) throws IOException {
        var findings = new Findings();
        if (!ZipEvidence.isZip(order.statement())) return check(new FolderEvidence(order.statement(), order.seal()), order, findings);
        try (var zip = ZipEvidence.open(order.statement(), findings)) {
            return check(zip, order, findings);
        } catch (ZipException e) {
            findings.problem("", e.getMessage() == null ? "no zip that can be read" : e.getMessage());
            return outcome(findings, "", new Counts(0, 0, 0));
        }
    }

    private record Counts(long files, long roots, long rows) {}

    private static Outcome check(Evidence evidence, Order order, Findings findings) {
        var seals = new SealCheck(evidence, findings);
        var statements = new StatementCheck(evidence, findings);
        Optional<SealJson> seal = seals.read();
        var trust = seals.trust(order.keys(), seal);
        var sums = new Sums(evidence, findings);
        if (!evidence.has(Evidence.STATEMENT)) findings.problem(Evidence.STATEMENT, "is missing");
        List<Attachment> attached = evidence.has(Evidence.STATEMENT) ? statements.attachments() : List.of();
        statements.check(attached, sums);
        seal.ifPresent(s -> seals.check(s, trust, sums));
        var roots = RootsCheck.of(evidence, findings, trust);
        long rows = rows(evidence, findings, new Sealed(roots, RootsCheck.later(evidence, findings, trust)));
        if (evidence.isComplete()) uncovered(evidence, covered(seal, attached), findings);
        return outcome(findings, seal.map(Verification::name).orElse(""), new Counts(covered(seal, attached).size(), roots.size(), rows));
    }

    private static long rows(Evidence evidence, Findings findings, Sealed sealed) {
        var files = evidence.names().stream().filter(Evidence::isRows).sorted().toList();
        if (files.isEmpty()) {
            findings.note("", "the rows are not in it, so their roots were checked and they were not");
            return 0;
        }
        var failures = new FailuresCheck();
        failures.read(evidence, findings);
        long rows = new RowsCheck(findings, sealed, failures).check(evidence, files);
        failures.tell(findings);
        return rows;
    }

    private static Set<String> covered(Optional<SealJson> seal, List<Attachment> attached) {
        var covered = new HashSet<String>();
        seal.ifPresent(s -> covered.addAll(SealCheck.names(s)));
        attached.forEach(a -> covered.add(a.file().name()));
        return covered;
    }

    private static void uncovered(Evidence evidence, Set<String> covered, Findings findings) {
        for (String name : evidence.names()) {
            boolean isOwn = OWN.contains(name) || Evidence.isRows(name);
            if (!isOwn && !covered.contains(name) && !findings.names(name)) findings.problem(name, "nothing in the seal stands for it, so anybody may have put it there");
        }
    }

    private static String name(SealJson seal) {
        try {
            return PublicKey.of(Base64.getDecoder().decode(seal.publicKey())).name();
        } catch (IllegalArgumentException e) {
            return ""; // said where it was checked
        }
    }

    private static Outcome outcome(Findings findings, String key, Counts counts) {
        return new Outcome(findings.problems().stream().map(Verification::line).toList(), findings.notes().stream().map(Verification::line).toList(),
                key, counts.files(), counts.roots(), counts.rows());
    }

    private static Line line(Finding finding) {
        return new Line(finding.where(), finding.what(), finding.text());
    }
}

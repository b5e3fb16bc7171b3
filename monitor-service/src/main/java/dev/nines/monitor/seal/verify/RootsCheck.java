package dev.nines.monitor.seal.verify;

import dev.nines.sla.seal.SignedRoot;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file of roots: that each is signed, that there is one for a day, and that they are in their order. */
final class RootsCheck {
    private static final int MOST = 1_000_000;

    private final Findings findings;
    private final Trust trust;
    private final String file;
    private @Nullable SignedRoot before;

    private RootsCheck(Findings findings, Trust trust, String file) {
        this.findings = findings;
        this.trust = trust;
        this.file = file;
    }

    /** Those that could be read of {@code roots.csv}. */
    static Roots of(Evidence evidence, Findings findings, Trust trust) {
        if (evidence.has(Evidence.ROOTS)) return new RootsCheck(findings, trust, Evidence.ROOTS).read(evidence);
        if (evidence.isComplete()) findings.problem(Evidence.ROOTS, "is missing");
        return new Roots();
    }

    /** Those of days that were sealed anew, where there are such. */
    static Roots later(Evidence evidence, Findings findings, Trust trust) {
        return evidence.has(Evidence.LATER_ROOTS) ? new RootsCheck(findings, trust, Evidence.LATER_ROOTS).read(evidence) : new Roots();
    }

    private Roots read(Evidence evidence) {
        var roots = new Roots();
        if (trust.isEmpty()) findings.problem(file, "there is no key to check its signatures with");
        try (var in = evidence.open(file)) {
            var lines = new Lines(in);
            if (!lines.next() || !lines.text().equals(SignedRoot.HEADER)) throw new IOException("does not begin with " + SignedRoot.HEADER);
            while (lines.next() && !findings.isFull()) {
                if (roots.size() == MOST) throw new IOException("holds more than " + MOST + " roots");
                line(lines, roots);
            }
        } catch (IOException e) {
            findings.problem(file, Reasons.of(e));
        }
        return roots;
    }

    private void line(Lines lines, Roots roots) {
        String where = file + " line " + lines.number();
        SignedRoot root;
        try {
            root = SignedRoot.read(lines.text());
        } catch (IllegalArgumentException e) {
            findings.problem(where, "is no root: " + e.getMessage());
            return;
        }
        if (!roots.add(root)) findings.problem(where, "a second root of " + named(root));
        else if (before != null && before.root().compareTo(root.root()) > 0) findings.problem(where, "is out of order: " + named(root));
        before = root;
        if (!trust.isEmpty()) signature(where, root);
    }

    private void signature(String where, SignedRoot root) {
        var key = trust.named(root.key());
        if (key.isEmpty()) {
            findings.problem(where, "the root of " + named(root) + " is signed by another key, " + root.key()
                    + (trust.isBrought() ? "; you gave " : "; enclosed is ") + trust.names());
        } else if (!key.get().signed(root.root().signedText(), root.signature())) {
            findings.problem(where, "the root of " + named(root) + " is not what the key " + root.key() + " signed");
        }
    }

    private static String named(SignedRoot root) {
        return root.root().series() + " on " + root.root().day();
    }
}

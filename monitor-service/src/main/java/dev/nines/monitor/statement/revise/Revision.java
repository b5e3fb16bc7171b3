package dev.nines.monitor.statement.revise;

import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.statement.part.Issue;
import dev.nines.sla.store.StatementArchive.Archived;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The place of a document among those of its period. */
public final class Revision {
    private Revision() {}

    /**
     * The document as the revision after {@code newest}; empty where it says the same. What wrote it is no difference by itself, and neither is what
     * is told of earlier periods: each of these has revisions of its own.
     */
    public static Optional<StatementDocument> after(Archived newest, StatementDocument next) {
        var before = StatementJson.read(newest.json());
        if (comparable(before).equals(comparable(next))) return Optional.empty();
        var issue = new Issue(Issue.FINAL, "", newest.revision() + 1, sha256(newest.json()), Changes.between(before, next));
        return Optional.of(next.with(issue));
    }

    /** Of a text's bytes, in lower hex. */
    public static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String comparable(StatementDocument document) {
        return StatementJson.write(document.with(Issue.FIRST).writtenBy("").alone());
    }
}

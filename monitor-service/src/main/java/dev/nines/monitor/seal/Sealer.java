package dev.nines.monitor.seal;

import dev.nines.sla.seal.Seal;
import dev.nines.sla.seal.Seal.SealedFile;
import dev.nines.sla.seal.SignedRoot;
import java.util.Collection;
import java.util.List;

/** Signs the files of a statement, without asking a database. The same files and key give the same text, byte for byte. */
public interface Sealer {
    /**
     * The text of {@code seal.json}. In a zip it stands for every file but itself, {@code public-key.pem} and those under {@code observations/}, which
     * their roots stand for: {@code nines verify} finds fault with any other file that is not in it and not among the statement's attachments.
     */
    String seal(Seal files);

    /** As above, of what the archive keeps. */
    default String seal(byte[] statementJson, byte[] rootsCsv) {
        return seal(new Seal(List.of(SealedFile.of("statement.json", statementJson), SealedFile.of("roots.csv", rootsCsv))));
    }

    /** The text of {@code public-key.pem}: the public key of this process, and, from the database, those that signed the roots where they are others. */
    String publicKeys(Collection<SignedRoot> roots);
}

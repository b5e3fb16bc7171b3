package dev.nines.monitor.statement.copy;

import dev.nines.monitor.statement.file.EvidenceZip.Named;
import dev.nines.sla.seal.Seal;
import dev.nines.sla.seal.SignedRoot;
import java.util.List;

/** What seals a zip, and what fills it. */
public interface ZipSealing {
    /** The text of {@code seal.json} over these files. */
    String seal(Seal files);

    /** The text of {@code public-key.pem}: ours, and those that signed the roots. */
    String publicKeys(List<SignedRoot> roots);

    /**
     * Of the same series and days, those roots that are newer: rows came after the statement was written. Whoever draws rows as they are now needs
     * them, for the statement's own do not stand for these.
     */
    List<SignedRoot> newer(List<SignedRoot> roots);

    /** Every row of the series and days of these roots, as it is stored now. */
    List<Named> observations(List<SignedRoot> roots);
}

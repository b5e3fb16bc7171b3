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

    /** Every row that these roots stand for. */
    List<Named> observations(List<SignedRoot> roots);
}

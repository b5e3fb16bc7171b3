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

    /** Every row of the series and days of these roots, as it is stored when it is written. */
    Observations observations(List<SignedRoot> roots);

    /** Rows as files, and what stands for them. */
    interface Observations {
        List<Named> files();

        /**
         * Once the files were written: the roots that stand for what is in them, where that is more than the statement's own roots stand for. Rows came
         * after it was written.
         */
        List<SignedRoot> newer();
    }
}

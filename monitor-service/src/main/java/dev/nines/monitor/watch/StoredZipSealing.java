package dev.nines.monitor.watch;

import dev.nines.db.SeriesTable;
import dev.nines.db.seal.DayRows;
import dev.nines.monitor.seal.SealOffice;
import dev.nines.monitor.statement.copy.ZipSealing;
import dev.nines.sla.seal.Seal;
import dev.nines.sla.seal.SignedRoot;
import java.util.List;

/** By the key of this process, from the rows that are stored. */
public record StoredZipSealing(SealOffice seals, DayRows rows, SeriesTable series) implements ZipSealing {
    @Override
    public String seal(Seal files) {
        return seals.seal(files);
    }

    @Override
    public String publicKeys(List<SignedRoot> roots) {
        return seals.publicKeys(roots);
    }

    @Override
    public Observations observations(List<SignedRoot> roots) {
        return new SealedObservations(seals, rows, series, roots);
    }
}

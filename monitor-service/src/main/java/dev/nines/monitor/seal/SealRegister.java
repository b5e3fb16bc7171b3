package dev.nines.monitor.seal;

import dev.nines.probe.Series;
import dev.nines.sla.seal.SignedRoot;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What everybody may know of seals. */
public interface SealRegister {
    /** The public keys of all who ever sealed in this database, this process first, by their names. */
    Map<String, PublicKey> published();

    /** The newest root of each of these series and days of {@code [from, to)}, as they stand: nothing is sealed for it. */
    List<SignedRoot> sealed(Collection<Series> series, LocalDate from, LocalDate to);
}

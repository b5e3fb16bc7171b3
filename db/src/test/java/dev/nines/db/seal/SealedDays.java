package dev.nines.db.seal;

import dev.nines.db.SeriesTable;
import dev.nines.sla.seal.Digest;
import dev.nines.sla.seal.SignedRoot;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import javax.sql.DataSource;

/** Days sealed as the service does, by a key that nobody has. */
public final class SealedDays {
    private static final byte[] PUBLIC = "nobody's".getBytes(StandardCharsets.UTF_8);
    private static final String KEY = Digest.over(PUBLIC).hex().substring(0, 32);
    private static final String SIGNATURE = Base64.getEncoder().encodeToString(new byte[64]);

    private SealedDays() {}

    /** Every day before {@code to} that is summed up. */
    public static void upTo(LocalDate to, DataSource database) {
        new SealKeys(database).keep(KEY, PUBLIC);
        var seals = new DaySeals(database, new SeriesTable(database));
        seals.settled(to).forEach((day, due) -> seals.seal(day, due, root -> new SignedRoot(root, KEY, SIGNATURE)));
    }
}

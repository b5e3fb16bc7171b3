package dev.nines.db.seal;

import dev.nines.db.SeriesTable;
import dev.nines.probe.Series;
import dev.nines.sla.seal.DayRoot;
import dev.nines.sla.seal.Digest;
import dev.nines.sla.seal.SignedRoot;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;

/** Days sealed as the service does, by a key that nobody has. */
public final class SealedDays {
    private static final byte[] PUBLIC = "nobody's".getBytes(StandardCharsets.UTF_8);
    private static final String KEY = Digest.over(PUBLIC).hex().substring(0, 32);
    private static final String SIGNATURE = Base64.getEncoder().encodeToString(new byte[64]);

    private SealedDays() {}

    /** Every day before {@code to} that is summed up. */
    public static void upTo(LocalDate to, DataSource database) {
        var seals = seals(database);
        seals.settled(to).forEach((day, due) -> seals.seal(day, due, SealedDays::signed));
    }

    /** The days of one series, summed up or not. */
    static void now(LocalDate from, LocalDate to, Series one, DataSource database) {
        var seals = seals(database);
        seals.due(List.of(one), from, to).forEach((day, due) -> seals.seal(day, due, SealedDays::signed));
    }

    private static DaySeals seals(DataSource database) {
        new SealKeys(database).keep(KEY, PUBLIC);
        return new DaySeals(database, new SeriesTable(database));
    }

    private static SignedRoot signed(DayRoot root) {
        return new SignedRoot(root, KEY, SIGNATURE);
    }
}

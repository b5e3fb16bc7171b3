package dev.nines.db.question;

import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** Over a year's end, a leap day and the night in which St John's puts its clocks on; between them nobody was watching. Summed up to the open hours of the end. */
final class Watched {
    static final Instant FROM = Instant.parse("2023-12-30T00:00:00Z");
    static final Instant TO = Instant.parse("2024-03-11T12:00:00Z");
    static final DataSource DATABASE = TestDatabase.migrated();
    static final Traffic TRAFFIC = new Traffic(42)
            .over(FROM, Instant.parse("2024-01-02T06:00:00Z"), Duration.ofSeconds(60))
            .over(Instant.parse("2024-02-28T20:00:00Z"), Instant.parse("2024-03-01T04:00:00Z"), Duration.ofSeconds(60))
            .over(Instant.parse("2024-03-09T12:00:00Z"), TO, Duration.ofSeconds(60));

    static {
        new PostgresObservations(DATABASE, new SeriesTable(DATABASE)).append(TRAFFIC.runs());
        sum(DATABASE, "hours", "2024-03-11T10:00:00Z");
        sum(DATABASE, "days", "2024-03-11T00:00:00Z");
        sum(DATABASE, "months", "2024-03-01T00:00:00Z");
    }

    private Watched() {}

    static void sum(DataSource database, String level, String upto) {
        TestDatabase.execute(database, "select nines.rollup_" + level + "('" + upto + "', 1000000)");
    }
}

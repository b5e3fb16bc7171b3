package dev.nines.db.retention;

import dev.nines.db.PostgresObservations;
import dev.nines.db.Samples;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** A database with old rows that are summed up, and nothing that speaks against dropping them; a test spoils that. */
final class Shelf {
    /** Long past on every clock that runs these tests. */
    static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
    static final Instant AS_OF = Instant.parse("2024-09-01T12:00:00Z");
    static final Ages AGES = new Ages(Duration.ofDays(75), Duration.ofDays(400), Duration.ofDays(3650));

    final DataSource database;
    final Retention retention;

    private Shelf(DataSource database) {
        this.database = database;
        this.retention = new Retention(database);
        execute("create table if not exists nines.availability_day_2024 partition of nines.availability_day"
                + " for values from ('2024-01-01') to ('2025-01-01')");
        closed("day", "2024-08-01Z");
    }

    /** @param zone that the server's sessions take themselves to be in */
    static Shelf in(String zone) {
        return new Shelf(TestDatabase.inZone(TestDatabase.migrated(), zone));
    }

    /** Rows of a day at its first and last hours, summed up. */
    Shelf with(LocalDate day, int rows) {
        var midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        var observations = new PostgresObservations(database, new SeriesTable(database));
        observations.append(IntStream.range(0, rows).mapToObj(i -> Samples.answer(Samples.FAST,
                midnight.plus(Duration.ofHours(i % 2 == 0 ? 0 : 23)).plusSeconds(i), 1_000, 2_000)).toList());
        execute("delete from nines.rollup_due");
        return summed(day, rows).sealed(day, rows);
    }

    Shelf summed(LocalDate day, int rows) {
        execute("insert into nines.availability_day (day, series_id, ok, server_error, timeout, truncated, malformed, empty, connect,"
                + " model_not_found, rate_limited, quota, auth, bad_request, local)"
                + " values ('" + day + "', 1, " + rows + ", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)");
        return this;
    }

    /** By a key and a root of nothing: what is dropped depends on how many rows were sealed alone. */
    Shelf sealed(LocalDate day, int rows) {
        execute("select nines.keep_seal_key(left(encode(sha256('\\x00'), 'hex'), 32), '\\x00')");
        return execute("select nines.keep_day_seals('" + day + "', left(encode(sha256('\\x00'), 'hex'), 32), '{1}', '{x}',"
                + " array[1 + (select count(*)::int from nines.day_seal where day = '" + day + "')], '{" + rows + "}',"
                + " array[sha256('" + rows + "')], array[decode(repeat('00', 64), 'hex')])");
    }

    Shelf due(String level, String at) {
        execute("insert into nines.rollup_due values ('" + level + "', '" + at + "', '{1}')");
        return this;
    }

    Shelf closed(String level, String until) {
        execute("update nines.rollup_state set closed_until = '" + until + "' where level = '" + level + "'");
        return this;
    }

    Shelf need(String holder, String from, String to, Instant until) {
        retention.declare(holder, List.of(new Need("pro 2024-03", Instant.parse(from), Instant.parse(to), until)), AS_OF.minusSeconds(60));
        return this;
    }

    Shelf execute(String sql) {
        TestDatabase.execute(database, sql);
        return this;
    }

    String ask(String sql) {
        return TestDatabase.ask(database, sql);
    }

    /** The days whose raw rows are there. */
    String days() {
        return ask("select string_agg(from_at::date::text, ' ' order by from_at) from (select from_at at time zone 'UTC' as from_at"
                + " from nines.partitions('nines.observation')) p");
    }
}

package dev.nines.db.state;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.db.sql.Storable;
import dev.nines.sla.store.Enclosure;
import dev.nines.sla.store.StateLog.Recorded;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementRegister;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Statements and their files in PostgreSQL, where triggers refuse to change or remove one. */
public final class PostgresStatements implements StatementArchive, StatementRegister {
    /** One writer at a time, so that two never take the same revision; readers do not wait. */
    private static final String ALONE = "lock table nines.statement in share row exclusive mode";
    private static final String JUDGED = "select inputs, judged_at from nines.statement_basis where contract = ? and period = ?";
    private static final String NOTE = """
            insert into nines.statement_basis (contract, period, inputs, judged_at) values (?, ?, ?, ?)
            on conflict (contract, period) do update set inputs = excluded.inputs, judged_at = excluded.judged_at""";

    private final Database database;

    public PostgresStatements(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * @throws dev.nines.probe.StoreUnavailable when it is not certain that everything is kept: repeat it, and it is {@code Unchanged} if it was
     */
    @Override
    public Kept keep(String contract, String period, Instant now, Author author) {
        return database.transaction("keep statement of " + contract + " for " + period, connection -> {
            try (var lock = connection.createStatement()) {
                lock.execute(ALONE);
            }
            var newest = StatementRows.newest(connection, contract, period);
            var decision = author.decide(newest);
            note(connection, new Noted(contract, period, new Judged(decision.inputs(), now)));
            return switch (decision) {
                case AsBefore _ -> new Kept.Unchanged(newest.orElseThrow(() -> new IllegalArgumentException("nothing was said before of " + contract)));
                case Next next -> new Kept.New(write(connection, new Archived(contract, period,
                        newest.map(Archived::revision).orElse(0) + 1, Micros.at(next.edition().writtenAt()).toInstant(), next.edition().json()), next));
            };
        });
    }

    @Override
    public Optional<Judged> judged(String contract, String period) {
        return database.transaction("read by what the statement of " + contract + " for " + period + " was judged", connection -> {
            try (var select = connection.prepareStatement(JUDGED)) {
                select.setString(1, Storable.text(contract));
                select.setString(2, Storable.text(period));
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(new Judged(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant())) : Optional.empty();
                }
            }
        });
    }

    @Override
    public void adopt(String contract, String period, Judged judged) {
        database.transaction("note by what the statement of " + contract + " for " + period + " was judged",
                connection -> note(connection, new Noted(contract, period, judged)));
    }

    @Override
    public Optional<Archived> newest(String contract, String period) {
        return database.transaction("read statement of " + contract + " for " + period, c -> StatementRows.newest(c, contract, period));
    }

    @Override
    public Optional<Archived> revision(String contract, String period, int revision) {
        return database.transaction("read revision " + revision + " of the statement of " + contract + " for " + period,
                c -> StatementRows.revision(c, contract, period, revision));
    }

    @Override
    public List<Listed> all() {
        return database.transaction("list statements", StatementRows::all);
    }

    @Override
    public Optional<Enclosure> enclosure(String contract, String period, int revision, String name) {
        return database.transaction("read " + name + " of the statement of " + contract + " for " + period,
                c -> StatementRows.enclosure(c, new Archived(contract, period, revision, Instant.EPOCH, ""), name));
    }

    private static Archived write(Connection connection, Archived archived, Next next) throws SQLException {
        StatementRows.insert(connection, archived, next.edition().headline());
        for (var enclosure : next.edition().enclosures()) StatementRows.insert(connection, archived, enclosure);
        for (var news : next.news()) {
            if (StateChanges.record(connection, news.change()) == Recorded.NEW) OutboxRows.add(connection, news.messages());
        }
        return archived;
    }

    private record Noted(String contract, String period, Judged judged) {}

    private static int note(Connection connection, Noted noted) throws SQLException {
        try (var insert = connection.prepareStatement(NOTE)) {
            insert.setString(1, Storable.text(noted.contract()));
            insert.setString(2, Storable.text(noted.period()));
            insert.setString(3, Storable.text(noted.judged().inputs()));
            insert.setObject(4, Micros.at(noted.judged().at()));
            return insert.executeUpdate();
        }
    }
}

package dev.nines.db.state;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.db.sql.Refusal;
import dev.nines.db.sql.Storable;
import dev.nines.sla.store.AlertLog;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateLog.Recorded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** Groups of alerts in PostgreSQL, as many processes as there may be. */
public final class PostgresAlertLog implements AlertLog {
    private static final String GROUP = "select state::text from nines.alert_group where labels = ?";
    private static final String KEEP = """
            insert into nines.alert_group (labels, state, due_at) values (?, ?::json, ?)
            on conflict (labels) do update set state = excluded.state, due_at = excluded.due_at, changed_at = clock_timestamp()""";
    private static final String FORGET = "delete from nines.alert_group where labels = ?";
    private static final String DUE = """
            select labels from nines.alert_group where due_at <= ? order by due_at, labels limit 500""";
    private static final String GROUPS = "select labels from nines.alert_group order by labels";
    /** The row is held, so that nobody begins another term before this transaction has ended. */
    private static final String IN_TERM = "select 1 from nines.duty where name = ? and term = ? for share";
    private static final String KEEP_TOGETHER = """
            insert into nines.watched_together (target, state) values (?, ?::json)
            on conflict (target) do update set state = excluded.state, changed_at = clock_timestamp()""";
    private static final String FORGET_TOGETHER = "delete from nines.watched_together where target = ?";
    /**
     * One transaction after the other, whoever decides: two that find a new group at once would both take it for theirs, and two that take
     * several in another order would wait for each other for ever.
     */
    private static final String ALONE = "select pg_advisory_xact_lock(hashtextextended('nines.alert_group', 0))";

    private final Database database;

    public PostgresAlertLog(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * @throws dev.nines.probe.StoreUnavailable when it is not certain that everything is kept: repeat it, and changes are
     *     {@code ALREADY_KNOWN} if they were
     * @throws IllegalArgumentException when an incident closes that is not open, or joins and is not known
     */
    @Override
    public <R> R together(Function<Entries, R> work) {
        return database.transaction("record alerts", connection -> {
            try (var alone = connection.prepareStatement(ALONE)) {
                alone.execute();
            }
            return work.apply(new Rows(connection));
        });
    }

    private record Rows(Connection connection) implements Entries {
        @Override
        public Recorded record(StateChange change) {
            return with(() -> StateChanges.record(connection, change));
        }

        @Override
        public Optional<String> group(String labels) {
            return with(() -> {
                try (var select = connection.prepareStatement(GROUP)) {
                    select.setString(1, labels);
                    return texts(select).stream().findFirst();
                }
            });
        }

        @Override
        public void keep(String labels, String state, Instant dueAt) {
            with(() -> {
                try (var insert = connection.prepareStatement(KEEP)) {
                    insert.setString(1, labels);
                    insert.setString(2, state);
                    insert.setObject(3, Micros.bound(dueAt));
                    return insert.executeUpdate();
                }
            });
        }

        @Override
        public void forget(String labels) {
            with(() -> {
                try (var delete = connection.prepareStatement(FORGET)) {
                    delete.setString(1, labels);
                    return delete.executeUpdate();
                }
            });
        }

        @Override
        public List<String> due(Instant now) {
            return with(() -> {
                try (var select = connection.prepareStatement(DUE)) {
                    select.setObject(1, Micros.at(now));
                    return texts(select);
                }
            });
        }

        @Override
        public List<String> groups() {
            return with(() -> {
                try (var select = connection.prepareStatement(GROUPS)) {
                    return texts(select);
                }
            });
        }

        @Override
        public void tell(List<Message> messages) {
            with(() -> OutboxRows.add(connection, messages));
        }

        @Override
        public boolean isInTerm(String duty, long term) {
            return with(() -> {
                try (var select = connection.prepareStatement(IN_TERM)) {
                    select.setString(1, duty);
                    select.setLong(2, term);
                    try (var row = select.executeQuery()) {
                        return row.next();
                    }
                }
            });
        }

        @Override
        public void keepTogether(String target, String state) {
            with(() -> {
                try (var insert = connection.prepareStatement(KEEP_TOGETHER)) {
                    insert.setString(1, Storable.text(target));
                    insert.setString(2, state);
                    return insert.executeUpdate();
                }
            });
        }

        @Override
        public void forgetTogether(String target) {
            with(() -> {
                try (var delete = connection.prepareStatement(FORGET_TOGETHER)) {
                    delete.setString(1, Storable.text(target));
                    return delete.executeUpdate();
                }
            });
        }

        private static List<String> texts(PreparedStatement select) throws SQLException {
            var found = new ArrayList<String>();
            try (var row = select.executeQuery()) {
                while (row.next()) found.add(row.getString(1));
            }
            return List.copyOf(found);
        }

        private static <T> T with(Step<T> step) {
            try {
                return step.take();
            } catch (SQLException e) {
                throw Refusal.of("record alerts", e);
            }
        }
    }

    private interface Step<T> {
        T take() throws SQLException;
    }
}

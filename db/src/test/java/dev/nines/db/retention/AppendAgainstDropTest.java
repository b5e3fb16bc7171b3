package dev.nines.db.retention;

import static dev.nines.db.retention.Shelf.AGES;
import static dev.nines.db.retention.Shelf.AS_OF;
import static dev.nines.db.retention.Shelf.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two connections: one appends as the store does, under the shared lock, the other drops. */
class AppendAgainstDropTest {
    private static final String APPEND = """
            select pg_advisory_xact_lock_shared(hashtext('nines.raw'));
            insert into nines.observation
            select slot + interval '7 seconds', sent_lag_us, flags, limit_us, series_id, class, http_status, dns_us, connect_us, tls_us,
                   request_us, ttfb_us, ttft_us, ttfo_us, last_token_us, total_us, max_gap_us, tpot_us, prompt_tokens, completion_tokens,
                   reasoning_tokens, cached_tokens, simulated, fresh, cost_usd, probe_version, finish_reason, served_model, request_id, detail
            from nines.observation limit 1;
            insert into nines.rollup_due values ('hour', '2024-03-01 00:00Z', '{1}')""";
    private static final String WAITING =
            "select count(*) from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())";

    private final Shelf shelf = Shelf.in("UTC").with(FIRST, 3);

    @Test
    void a_row_that_is_appended_while_a_drop_waits_is_seen_by_it() throws Exception {
        try (var writer = appending(); var threads = Executors.newSingleThreadExecutor()) {
            Future<Piece> drop = threads.submit(this::drop);
            while (!drop.isDone() && shelf.ask(WAITING).equals("0")) Thread.onSpinWait();
            writer.commit();

            assertThat(drop.get().fate()).isEqualTo(new Piece.Stays(new Kept.Due()));
        }
        assertThat(shelf.ask("select count(*) from nines.observation")).isEqualTo("4");
        assertThat(shelf.ask("select raw_from from nines.raw_state")).isEqualTo("-infinity");
    }

    @Test
    void a_drop_does_not_wait_for_ever_for_who_appends() throws SQLException {
        try (var writer = appending()) {
            assertThat(drop().fate()).isEqualTo(new Piece.Stays(new Kept.Busy()));
            writer.commit();
        }
        assertThat(shelf.ask("select count(*) from nines.observation")).isEqualTo("4");
    }

    @Test
    void a_reader_of_the_day_puts_its_drop_off() throws SQLException {
        try (var reader = shelf.database.getConnection()) {
            reader.setAutoCommit(false);
            execute(reader, "select count(*) from nines.observation where slot >= '2024-03-01Z' and slot < '2024-03-02Z'");

            assertThat(drop().fate()).isEqualTo(new Piece.Stays(new Kept.Busy()));
            reader.commit();
        }
        assertThat(drop().fate()).isEqualTo(new Piece.Dropped());
    }

    private Connection appending() throws SQLException {
        var connection = shelf.database.getConnection();
        connection.setAutoCommit(false);
        execute(connection, APPEND);
        return connection;
    }

    private Piece drop() {
        return shelf.retention.round(AS_OF, AGES).getFirst();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

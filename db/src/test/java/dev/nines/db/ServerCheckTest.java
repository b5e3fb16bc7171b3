package dev.nines.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.probe.StoreUnavailable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class ServerCheckTest {
    @Test
    void a_usual_database_is_fine() {
        assertThat(ServerCheck.refusal(TestDatabase.empty())).isEmpty();
    }

    @Test
    void a_database_that_cannot_hold_every_text_is_refused_with_what_would_be_right() {
        var database = TestDatabase.empty();
        TestDatabase.execute(database, "drop database if exists test_latin");
        TestDatabase.execute(database, "create database test_latin encoding 'LATIN1' locale 'C' template template0");
        database.setDatabaseName("test_latin");

        assertThat(ServerCheck.refusal(database)).hasValue("keeps database test_latin in LATIN1; "
                + "create one with: create database nines encoding 'UTF8' locale 'C' template template0");
    }

    @Test
    void a_user_who_may_not_write_is_refused() {
        var database = TestDatabase.empty();
        TestDatabase.execute(database, "alter database " + database.getDatabaseName() + " set default_transaction_read_only = on");

        assertThat(ServerCheck.refusal(database)).hasValue(
                "gives this user read-only transactions (default_transaction_read_only); name a user who may write");
    }

    @Test
    void a_standby_is_refused(@TempDir Path data) throws IOException {
        var builder = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
        builder.start().close();
        Files.createFile(data.resolve("standby.signal"));

        try (var standby = builder.start()) {
            assertThat(ServerCheck.refusal(standby.getPostgresDatabase())).hasValue("is a standby, which takes no writes; name its primary");
        }
    }

    @Test
    void a_server_that_is_away_is_not_refused_but_away() {
        var nowhere = new PGSimpleDataSource();
        nowhere.setPortNumbers(new int[] {1});

        assertThatThrownBy(() -> ServerCheck.refusal(nowhere)).isInstanceOf(StoreUnavailable.class)
                .hasMessage("ask the server what it is");
    }
}

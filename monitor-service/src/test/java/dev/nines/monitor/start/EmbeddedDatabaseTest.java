package dev.nines.monitor.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.nines.db.Migrations;
import dev.nines.monitor.config.ProcessSettings.Embedded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Our own PostgreSQL through whatever may happen to it between two starts. */
class EmbeddedDatabaseTest {
    private static final Embedded USUAL = new Embedded(0);

    @TempDir
    private Path data;

    private final List<String> said = new ArrayList<>();
    private final List<DataFolder> taken = new ArrayList<>();

    @BeforeEach
    void take() {
        taken.add(DataFolder.take(data));
    }

    @AfterEach
    void leave() throws IOException {
        LeftOver.end(cluster());
        taken.forEach(DataFolder::close);
    }

    @Test
    void what_it_has_acknowledged_is_on_the_disk() throws SQLException {
        try (var database = start(USUAL)) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(ask(database, "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(ask(database, "show server_version")).startsWith("18");
        }
        assertThat(LeftOver.isRunning(cluster())).isFalse();
        assertThat(data.resolve("postgres.log")).content().contains("database system is shut down");
    }

    @Test
    void it_listens_where_it_listened_before_unless_somebody_else_does() throws IOException {
        String first;
        try (var database = start(USUAL)) {
            first = database.where();
        }
        try (var database = start(USUAL)) {
            assertThat(database.where()).isEqualTo(first);
        }
        int port = Integer.parseInt(first.replaceAll(".*:([0-9]+)/.*", "$1"));
        try (var taken = listener(port); var database = start(USUAL)) {
            assertThat(database.where()).isNotEqualTo(first);
            assertThat(said).last().asString().startsWith("port " + port + " of this data folder's PostgreSQL is in use; until the next start");
            assertThatThrownBy(() -> start(new Embedded(taken.getLocalPort()))).isInstanceOf(CannotStart.class)
                    .hasMessageContaining("name another port in NINES_DB_PORT");
        }
        int wish = PortCheck.free(0);
        try (var database = start(new Embedded(wish))) {
            assertThat(database.where()).isEqualTo("127.0.0.1:" + wish + "/postgres");
        }
    }

    @Test
    void it_takes_nobody_without_a_password_that_lies_in_the_folder() throws Exception {
        try (var database = start(USUAL)) {
            assertThatThrownBy(() -> ask(database, "postgres", "guessed", "select 1")).hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> ask(database, "postgres", "", "select 1")).isInstanceOf(SQLException.class);

            Migrations.migrate(source(database));
            database.admitReader(source(database));
            database.admitReader(source(database));

            String readers = Files.readString(data.resolve("reader.password"));
            assertThat(ask(database, "nines_reader", readers, "select count(*) from nines.observation_view")).isEqualTo("0");
            assertThatThrownBy(() -> ask(database, "nines_reader", readers, "select count(*) from nines.observation"))
                    .hasMessageContaining("permission denied");
        }
        for (String file : List.of("postgres.password", "reader.password", "postgres.log")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file)))).isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cluster()))).isEqualTo("rwx------");
    }

    @Test
    void a_password_that_was_lost_is_made_anew_and_an_open_door_is_closed() throws Exception {
        start(USUAL).close();
        Files.delete(data.resolve("postgres.password"));

        try (var database = start(USUAL)) {
            assertThat(ask(database, "select 1")).isEqualTo("1");
            assertThatThrownBy(() -> ask(database, "postgres", "guessed", "select 1")).hasMessageContaining("password authentication failed");
        }
        Path list = cluster().resolve("pg_hba.conf");
        Files.writeString(list, "host all all 127.0.0.1/32 trust\nhost all all ::1/128 trust\n");
        try (var database = start(USUAL)) {
            assertThatThrownBy(() -> ask(database, "postgres", "guessed", "select 1")).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void after_a_kill_of_everything_what_was_kept_is_there_whoever_has_the_number_of_the_dead_by_now() throws Exception {
        var database = start(USUAL);
        execute(database, "create table evidence (n int); insert into evidence values (7)");
        kill();
        Path file = cluster().resolve("postmaster.pid");
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(0, String.valueOf(ProcessHandle.current().pid()));
        Files.write(file, lines);

        try (var again = start(USUAL)) {
            assertThat(ask(again, "select n from evidence")).isEqualTo("7");
        }
    }

    @Test
    void a_server_of_another_folder_is_left_alone() throws Exception {
        try (var other = start(USUAL)) {
            Path copy = Files.createDirectory(data.resolve("copy"));
            Files.copy(cluster().resolve("postmaster.pid"), copy.resolve("postmaster.pid"));

            LeftOver.end(copy);

            assertThat(ask(other, "select 1")).isEqualTo("1");
            assertThat(LeftOver.isRunning(copy)).isFalse();
            assertThat(LeftOver.isRunning(cluster())).isTrue();
        }
    }

    @Test
    void a_first_start_that_was_cut_off_begins_anew() throws Exception {
        Files.createFile(data.resolve("postgres.unfinished"));
        Files.createDirectories(cluster().resolve("base"));
        Files.writeString(cluster().resolve("PG_VERSION"), "18\n");
        Files.createDirectories(data.resolve("postgres-program").resolve("PG-half").resolve("bin"));

        try (var database = start(USUAL)) {
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
        assertThat(data.resolve("postgres.unfinished")).doesNotExist();
        assertThat(data.resolve("postgres-program").resolve("PG-half")).doesNotExist();
    }

    @Test
    void files_of_another_version_are_refused_and_left_alone() throws IOException {
        Files.createDirectories(cluster());
        Files.writeString(cluster().resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(() -> start(USUAL)).isInstanceOf(CannotStart.class).hasMessage("the data in " + cluster()
                + " is of PostgreSQL 17, and this build brings 18; docs/database.md says how to take it along");
        assertThat(cluster()).isDirectoryContaining("glob:**/PG_VERSION");
    }

    private EmbeddedDatabase start(Embedded wish) {
        return EmbeddedDatabase.start(taken.getLast(), wish, said::add);
    }

    private Path cluster() {
        return data.resolve("postgres");
    }

    private void kill() throws Exception {
        long pid = Long.parseLong(Files.readAllLines(cluster().resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        postmaster.destroyForcibly();
        // not onExit(): where nobody asks for the dead, as in some containers, its number stays taken for ever
        await().atMost(Forked.PATIENCE).until(() -> postmaster.info().command().isEmpty());
    }

    private static ServerSocket listener(int port) throws IOException {
        var socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private static PGSimpleDataSource source(Database database) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password().reveal());
        return source;
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = source(database).getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Database database, String sql) throws SQLException {
        return ask(database, database.user(), database.password().reveal(), sql);
    }

    private static String ask(Database database, String user, String password, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), user, password);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}

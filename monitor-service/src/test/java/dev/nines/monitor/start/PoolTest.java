package dev.nines.monitor.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.monitor.config.ProcessSettings.External;
import dev.nines.monitor.config.Secret;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How we come to a server of somebody else: over TLS, through poolers, and not for ever where it is silent. */
@Execution(ExecutionMode.CONCURRENT)
class PoolTest {
    @TempDir
    private static Path folder;

    private static EmbeddedPostgres server;

    @BeforeAll
    static void serve() throws Exception {
        var authority = authority("CN=Test authority");
        var certificate = new CertificateBuilder().ecp256().subject("CN=localhost").addSanDnsName("localhost").buildIssuedBy(authority);
        Files.writeString(folder.resolve("ca.pem"), authority.getCertificatePEM());
        Files.writeString(folder.resolve("another.pem"), authority("CN=Another authority").getCertificatePEM());
        Files.writeString(folder.resolve("server.pem"), certificate.getCertificatePEM());
        Path key = Files.writeString(folder.resolve("server.key"), certificate.getPrivateKeyPEM());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        server = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("data")).setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", folder.resolve("server.pem").toString())
                .setServerConfig("ssl_key_file", key.toString()).start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            case,                               host,      options,                                   becomes
            asked for,                          127.0.0.1, ?sslmode=require,                          encrypted
            its name and its authority,         localhost, ?sslmode=verify-full&sslrootcert=ca.pem,   encrypted
            its authority alone,                127.0.0.1, ?sslmode=verify-ca&sslrootcert=ca.pem,     encrypted
            under another name,                 127.0.0.1, ?sslmode=verify-full&sslrootcert=ca.pem,   refused
            of another authority,               localhost, ?sslmode=verify-full&sslrootcert=another.pem, refused
            of none of those that Java knows,   localhost, ?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory, refused
            an authority that is not there,     localhost, ?sslmode=verify-full&sslrootcert=absent.pem, waits
            not wanted,                         127.0.0.1, ?sslmode=disable,                          open
            whatever the server has,            127.0.0.1, '',                                        encrypted
            """)
    void a_certificate_is_taken_at_the_urls_word(String name, String host, String options, String becomes) {
        var database = at(host, server.getPort(), options.replace("rootcert=", "rootcert=" + folder + "/"));

        assertThat(outcome(database)).isEqualTo(becomes);
    }

    @Test
    void a_refusal_says_where_to_look() {
        var database = at("localhost", server.getPort(), "?sslmode=verify-full&sslrootcert=" + folder.resolve("another.pem"));

        assertThatThrownBy(() -> connect(database)).isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("PostgreSQL at localhost:" + server.getPort() + "/postgres shows a certificate that is not trusted (")
                .hasMessageEndingWith("); see sslmode and sslrootcert in NINES_DB_URL");
    }

    @Test
    void a_statement_that_the_server_never_answers_ends_and_the_url_may_say_when() throws SQLException {
        try (var pool = Pool.of(at("127.0.0.1", server.getPort(), "?socketTimeout=1")); var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select pg_sleep(60)")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_session_begins_with_read_committed_whatever_the_servers_default() throws SQLException {
        var database = at("127.0.0.1", server.getPort(), "");
        try (var pool = Pool.of(database); var connection = pool.getConnection(); var statement = connection.createStatement();
                var row = statement.executeQuery("show transaction_isolation")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("read committed");
        }
    }

    /** PgBouncer ends a session that begins with anything else. */
    @Test
    void a_session_begins_with_nothing_that_a_pooler_refuses() throws Exception {
        try (var pooler = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var begin = CompletableFuture.supplyAsync(() -> firstMessage(pooler));
            try (var pool = Pool.of(at("127.0.0.1", pooler.getLocalPort(), "?sslmode=disable"))) {
                assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);
            }

            assertThat(begin.get().split("\0", -1)).contains("user", "database", "client_encoding", "DateStyle", "TimeZone")
                    .doesNotContain("options", "extra_float_digits", "plan_cache_mode");
        }
    }

    private static String firstMessage(ServerSocket pooler) {
        try (var socket = pooler.accept()) {
            byte[] bytes = new byte[4_096];
            int length = socket.getInputStream().read(bytes);
            return new String(bytes, 8, length - 8, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String outcome(Database database) {
        try {
            return connect(database) ? "encrypted" : "open";
        } catch (CannotStart e) {
            return "refused";
        } catch (Waits e) {
            return "waits";
        }
    }

    /** Thrown in place of a second attempt. */
    private static final class Waits extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Waits(String line) {
            super(line);
        }
    }

    private static boolean connect(Database database) {
        try (var pool = Pool.of(database)) {
            Pool.awaitAnswer(pool, database, Shutdown.onSignal(), line -> {
                throw new Waits(line);
            });
            try (var connection = pool.getConnection(); var statement = connection.createStatement();
                    var row = statement.executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Database at(String host, int port, String options) {
        return new ExternalDatabase(new External("jdbc:postgresql://" + host + ":" + port + "/postgres" + options, "postgres", Secret.NONE, 4));
    }

    private static X509Bundle authority(String name) throws Exception {
        return new CertificateBuilder().ecp256().subject(name).setIsCertificateAuthority(true).buildSelfSigned();
    }
}

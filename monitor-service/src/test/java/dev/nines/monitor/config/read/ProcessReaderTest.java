package dev.nines.monitor.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.ProcessSettings;
import dev.nines.monitor.config.ProcessSettings.Embedded;
import dev.nines.monitor.config.ProcessSettings.External;
import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessReaderTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            case,                      url,                                       user, jdbcUrl,                               who,   password
            as JDBC writes it,         jdbc:postgresql://db.example/nines,        nina, jdbc:postgresql://db.example/nines,    nina,  -
            as libpq writes it,        postgresql://u:p%40ss@db.example:5433/n,   -,    jdbc:postgresql://db.example:5433/n,   u,     p@ss
            the short scheme,          postgres://u@db.example/n,                 -,    jdbc:postgresql://db.example/n,        u,     -
            the variable's user wins,  postgresql://u:p@db.example/n,             nina, jdbc:postgresql://db.example/n,        nina,  p
            options are kept,          postgresql://u@db.example/n?ssl=true,      -,    jdbc:postgresql://db.example/n?ssl=true, u,   -
            user and password as JDBC has them, jdbc:postgresql://db.example/n?user=u&password=p%26q&ssl=true, -, jdbc:postgresql://db.example/n?ssl=true, u, p&q
            several hosts,             'postgresql://u@a.example:1,[::1]:2/n',    -,    'jdbc:postgresql://a.example:1,[::1]:2/n', u, -
            libpq's words,             postgres://u@a.example/n?sslmode=require&channel_binding=require&connect_timeout=5&target_session_attrs=read-write, -, jdbc:postgresql://a.example/n?sslmode=require&channelBinding=require&connectTimeout=5&targetServerType=primary, u, -
            the authorities of Java,   postgres://u@a.example/n?sslmode=verify-full&sslrootcert=system, -, jdbc:postgresql://a.example/n?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory, u, -
            """, useHeadersInDisplayName = true)
    void a_database_url_is_taken_apart(String name, String url, String user, String jdbcUrl, String who,
            String password) {
        var environment = user == null
                ? Map.of("NINES_DB_URL", url) : Map.of("NINES_DB_URL", url, "NINES_DB_USER", user);

        var store = (External) settings(environment).store();

        assertThat(store.jdbcUrl()).isEqualTo(jdbcUrl);
        assertThat(store.user()).isEqualTo(who);
        assertThat(store.password().reveal()).isEqualTo(password == null ? "" : password);
    }

    @Test
    void what_is_no_database_of_ours_is_refused_without_its_password() {
        var read = ProcessReader.load(Map.of("NINES_DB_URL", "mysql://u:hunter2@db/n", "NINES_PORT", "http"));

        assertThat(read).isEqualTo(new ProcessReader.Read.Invalid("""
                the environment has 2 problems
                  environment  NINES_PORT    http     must be a whole number from 0 to 65535
                  environment  NINES_DB_URL  (hidden) must be jdbc:postgresql://host/db or postgresql://user:password@host/db"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://db.example", "postgresql://db.example/", "postgresql:///n", "postgresql://db.example:port/n",
        "postgresql://a.example,/n", "mysql://db.example/n", "db.example/n", "jdbc:postgresql:n"})
    void a_url_without_a_host_and_a_database_is_refused(String url) {
        assertThat(ProcessReader.load(Map.of("NINES_DB_URL", url))).isInstanceOf(ProcessReader.Read.Invalid.class);
    }

    @Test
    void what_belongs_to_the_other_way_to_run_is_refused() {
        assertThat(ProcessReader.load(Map.of("NINES_DB_URL", "postgresql://db.example/n", "NINES_DB_PORT", "15432"))).asString()
                .contains("must not be given beside NINES_DB_URL, which has a port of its own");
        assertThat(ProcessReader.load(Map.of("NINES_DB_CONNECTIONS", "20", "NINES_DB_PASSWORD", "hunter2"))).asString()
                .contains("must be given beside NINES_DB_URL only").doesNotContain("hunter2");
    }

    @Test
    void each_way_to_run_has_its_own_number() {
        assertThat(settings(Map.of()).store()).isEqualTo(new Embedded(0));
        assertThat(settings(Map.of("NINES_DB_PORT", "15432")).store()).isEqualTo(new Embedded(15_432));
        var external = (External) settings(Map.of("NINES_DB_URL", "postgresql://db.example/n", "NINES_DB_CONNECTIONS", "20")).store();
        assertThat(external.connections()).isEqualTo(20);
    }

    @Test
    void a_proxy_is_refused_without_its_password() {
        var read = ProcessReader.load(Map.of("https_proxy", "socks5://u:hunter2@p:1", "HTTP_PROXY", "http://p:3128"));

        assertThat(read).isInstanceOfSatisfying(ProcessReader.Read.Invalid.class, invalid -> assertThat(invalid.report())
                .contains("https_proxy", "(hidden)", "must be http://host:port").doesNotContain("hunter2", "HTTP_PROXY"));
    }

    @Test
    void a_proxy_is_the_process_own() {
        assertThat(settings(Map.of("HTTPS_PROXY", "http://u:hunter2@p:3128")).proxies().https()).hasToString("p:3128");
    }

    @Test
    void the_file_says_where_to_listen_unless_whoever_starts_the_process_does() {
        var configured = InetAddress.ofLiteral("192.0.2.1");

        assertThat(settings(Map.of()).listening().host().or(configured)).isEqualTo(configured);
        assertThat(settings(Map.of("NINES_HOST", "::")).listening().host().or(configured)).isEqualTo(InetAddress.ofLiteral("::"));
        assertThat(ProcessReader.load(Map.of("NINES_HOST", "nines.example"))).asString()
                .contains("NINES_HOST  nines.example is no IP address; write 127.0.0.1, 0.0.0.0 for all of this machine's, or one of them");
    }

    @Test
    void a_relative_data_folder_means_the_callers() {
        assertThat(settings(Map.of("NINES_DATA", "x/../y")).dataFolder().toString())
                .isEqualTo(System.getProperty("user.dir") + "/y");
    }

    private static ProcessSettings settings(Map<String, String> environment) {
        return ((ProcessReader.Read.Valid) ProcessReader.load(environment)).settings();
    }
}

package dev.nines.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * That this room's tests, of which each runs on an embedded PostgreSQL, have a second run on one that this project did not make.
 * {@code .ci/run} starts it; elsewhere that run is left out, and this says so.
 */
class AnotherServerTest {
    private static final String URL = System.getenv().getOrDefault("NINES_TEST_POSTGRES", "");

    @BeforeEach
    void require() {
        String why = "NINES_TEST_POSTGRES is not set: .ci/run sets it";
        if ("true".equals(System.getenv("CI"))) assertNotEquals("", URL, why + ", and CI=true");
        assumeFalse(URL.isEmpty(), why);
    }

    @Test
    void it_is_one_that_we_take_and_its_settings_are_not_ours() {
        var server = new PGSimpleDataSource();
        server.setUrl(URL);

        assertThat(ServerCheck.refusal(server)).isEmpty();
        assertThat(TestDatabase.ask(server, "select setting from pg_file_settings where lower(name) = 'timezone' and applied")).isNotEqualTo("UTC");
        assertThat(TestDatabase.ask(server, "show default_transaction_isolation")).isEqualTo("serializable");
    }
}

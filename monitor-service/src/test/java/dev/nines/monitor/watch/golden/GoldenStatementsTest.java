package dev.nines.monitor.watch.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same runs give the same bytes, wherever they are kept and whoever asks. A changed golden file explains itself in its commit. */
@Isolated("the zone and the locale are the whole JVM's")
class GoldenStatementsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/statement/golden");

    @TempDir
    private static Path folder;

    private static GoldenStore store;

    @BeforeAll
    static void fill() {
        store = GoldenStore.embedded(folder.resolve("spool"));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    static Stream<String> contracts() {
        return Stream.concat(GoldenMonth.ALL.stream(), GoldenMonth.TOGETHER.stream()).map(GoldenMonth::contract).distinct();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void a_seeded_period_is_stated_as_its_golden_file_says(String contract) throws IOException {
        var actual = store.json(contract);

        Files.createDirectories(Path.of("target/golden"));
        Files.writeString(Path.of("target/golden", contract + ".json"), actual);
        assertThat(actual).isEqualTo(golden(contract));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void another_zone_and_locale_of_the_machine_change_no_byte(String contract) throws IOException {
        var zone = TimeZone.getDefault();
        var locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(store.json(contract)).isEqualTo(golden(contract));
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void read_row_by_row_they_are_the_same(String contract) throws IOException {
        assertThat(store.jsonRowByRow(contract)).isEqualTo(golden(contract));
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "NINES_TEST_POSTGRES", matches = ".+", disabledReason = ".ci/run starts an older server")
    void from_an_older_server_they_are_the_same() throws IOException, SQLException {
        try (var other = GoldenStore.another(System.getenv("NINES_TEST_POSTGRES"), folder.resolve("another"))) {
            for (var contract : contracts().toList()) assertThat(other.json(contract)).as(contract).isEqualTo(golden(contract));
        }
    }

    private static String golden(String contract) throws IOException {
        return Files.readString(GOLDEN.resolve(contract + ".json"));
    }
}

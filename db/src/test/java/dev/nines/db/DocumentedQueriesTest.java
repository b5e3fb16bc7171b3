package dev.nines.db;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.PRO;
import static dev.nines.db.Samples.answer;
import static dev.nines.db.Samples.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each query of {@code docs/database.md}, put to the server as Grafana's user would, finds something. */
class DocumentedQueriesTest {
    private static final Pattern QUERY = Pattern.compile("^([^\\n]+):\\n\\n```sql\\n(.*?)```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final DataSource SUPERUSER = TestRoles.database();
    private static final DataSource READER = TestDatabase.as(SUPERUSER, TestRoles.READER);
    /** The server's present month, in which queries with {@code now()} look. */
    private static final Instant MONTH = Instant.parse(TestDatabase.ask(SUPERUSER,
            "select to_char(date_trunc('month', now() at time zone 'UTC'), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"));

    @BeforeAll
    static void fill() {
        new PostgresObservations(SUPERUSER, new SeriesTable(SUPERUSER)).append(List.of(
                answer(FAST, MONTH, 310_000, 900_000), answer(PRO, MONTH, 210_000, 800_000),
                failure(FAST, MONTH.minusSeconds(60), FailureKind.SERVER_ERROR)));
        TestDatabase.execute(SUPERUSER, """
                insert into nines.incident (incident, series, since, opened_decided_at, reason)
                values ('i-1', 'global/chat/x@home', date_trunc('month', now(), 'UTC'), now(), 'TIMEOUT');
                insert into nines.verdict (contract, rule, series, period, decided_at, word, evidence)
                values ('pro', 'uptime', 'global/chat/x@home', to_char(now() at time zone 'UTC', 'YYYY-MM'), now(), 'MET', '{}');
                insert into nines.audit (at, who, what, subject, detail)
                values (date_trunc('month', now(), 'UTC'), 'ops', 'token.created', '4k2m9x7q', '{}')""");
    }

    static Stream<String> queries() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "database.md"));
        return QUERY.matcher(page).results().map(found -> found.group(2));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_documented_query_finds_something(String query) {
        String asked = query.replace("$__timeFrom()", "'" + MONTH.minus(1, ChronoUnit.DAYS) + "'")
                .replace("$__timeTo()", "'" + MONTH.plus(1, ChronoUnit.DAYS) + "'")
                .replace("$tier", FAST.tier()).replace("$limit_us", "250000");

        assertThat(TestDatabase.ask(READER, asked)).isNotEqualTo("no row");
    }
}

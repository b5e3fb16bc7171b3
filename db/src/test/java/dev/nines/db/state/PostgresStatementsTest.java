package dev.nines.db.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.TestDatabase;
import dev.nines.sla.store.StatementArchive.Archived;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresStatementsTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:05:00Z");

    private final DataSource database = TestDatabase.migrated();
    private final PostgresStatements statements = new PostgresStatements(database);

    @Test
    void the_same_text_again_is_the_same_revision() {
        var first = statements.keep("pro", "2026-10", NOW, "{\"credit\": 250.00}");

        var again = statements.keep("pro", "2026-10", NOW.plusSeconds(60), "{\"credit\": 250.00}");

        assertThat(first).isEqualTo(new Archived("pro", "2026-10", 1, NOW, "{\"credit\": 250.00}"));
        assertThat(again).isEqualTo(first);
    }

    @Test
    void another_text_is_a_new_revision_beside_the_old_one() {
        var first = statements.keep("pro", "2026-10", NOW, "{\"credit\":250}");
        var second = statements.keep("pro", "2026-10", NOW.plusSeconds(60), "{\"credit\":500}");
        var other = statements.keep("pro", "2026-09", NOW, "{}");

        assertThat(second.revision()).isEqualTo(2);
        assertThat(statements.newest("pro", "2026-10")).hasValue(second);
        assertThat(statements.newest("pro", "2026-11")).isEmpty();
        assertThat(statements.all()).containsExactly(other, first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update nines.statement set body = '{}'", "delete from nines.statement", "truncate nines.statement"})
    void what_was_written_stays(String change) {
        statements.keep("pro", "2026-10", NOW, "{\"credit\":250}");

        assertThatThrownBy(() -> TestDatabase.execute(database, change))
                .rootCause().hasMessageContaining("append-only");
    }
}

package dev.nines.db.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.TestDatabase;
import dev.nines.sla.store.Enclosure;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange.StatementWritten;
import dev.nines.sla.store.StatementArchive.Archived;
import dev.nines.sla.store.StatementArchive.Listed;
import dev.nines.sla.store.StatementRegister.AsBefore;
import dev.nines.sla.store.StatementRegister.Author;
import dev.nines.sla.store.StatementRegister.Edition;
import dev.nines.sla.store.StatementRegister.Judged;
import dev.nines.sla.store.StatementRegister.Kept;
import dev.nines.sla.store.StatementRegister.News;
import dev.nines.sla.store.StatementRegister.Next;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresStatementsTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:05:00Z");
    private static final String SHA = "ab".repeat(32);

    private final DataSource database = TestDatabase.migrated();
    private final PostgresStatements statements = new PostgresStatements(database);

    /** Says it unless the newest revision says it. */
    private static Author saying(String json, News... news) {
        return newest -> newest.filter(a -> a.json().equals(json)).isPresent() ? new AsBefore("by " + json)
                : new Next("by " + json, new Edition(NOW, json, "{\"h\":1}", List.of(new Enclosure("roots.csv", SHA, 3, new byte[] {1, 2}))), List.of(news));
    }

    private Kept keep(String period, String json) {
        return statements.keep("pro", period, NOW, saying(json));
    }

    @Test
    void the_same_said_again_is_the_same_revision() {
        var first = keep("2026-10", "{\"credit\": 250.00}");

        assertThat(first).isEqualTo(new Kept.New(new Archived("pro", "2026-10", 1, NOW, "{\"credit\": 250.00}")));
        assertThat(keep("2026-10", "{\"credit\": 250.00}")).isEqualTo(new Kept.Unchanged(first.archived()));
    }

    @Test
    void something_else_is_a_new_revision_beside_the_old_one() {
        var first = keep("2026-10", "{\"credit\":250}").archived();
        var second = keep("2026-10", "{\"credit\":500}").archived();
        keep("2026-09", "{}");

        assertThat(second.revision()).isEqualTo(2);
        assertThat(statements.newest("pro", "2026-10")).hasValue(second);
        assertThat(statements.revision("pro", "2026-10", 1)).hasValue(first);
        assertThat(statements.revision("pro", "2026-10", 3)).isEmpty();
        assertThat(statements.newest("pro", "2026-11")).isEmpty();
        assertThat(statements.all()).containsExactly(new Listed("pro", "2026-09", 1, NOW, "{\"h\":1}"), new Listed("pro", "2026-10", 1, NOW, "{\"h\":1}"),
                new Listed("pro", "2026-10", 2, NOW, "{\"h\":1}"));
    }

    @Test
    void its_files_are_kept_with_the_revision_that_they_were_written_with() {
        keep("2026-10", "{}");

        assertThat(statements.enclosure("pro", "2026-10", 1, "roots.csv")).hasValueSatisfying(file -> {
            assertThat(file.sha256()).isEqualTo(SHA);
            assertThat(file.bytes()).isEqualTo(3);
            assertThat(file.gzip()).containsExactly(1, 2);
        });
        assertThat(statements.enclosure("pro", "2026-10", 2, "roots.csv")).isEmpty();
        assertThat(statements.enclosure("pro", "2026-10", 1, "nothing\0.csv")).isEmpty();
    }

    @Test
    void by_what_it_was_judged_last_is_known_whether_or_not_a_revision_came_of_it() {
        assertThat(statements.judged("pro", "2026-10")).isEmpty();
        keep("2026-10", "{}");
        assertThat(statements.judged("pro", "2026-10")).hasValue(new Judged("by {}", NOW));

        statements.keep("pro", "2026-10", NOW.plusSeconds(60), _ -> new AsBefore("by more rows"));
        assertThat(statements.judged("pro", "2026-10")).hasValue(new Judged("by more rows", NOW.plusSeconds(60)));

        statements.adopt("pro", "2026-09", new Judged("seen", NOW));
        assertThat(statements.judged("pro", "2026-09")).hasValue(new Judged("seen", NOW));
    }

    @Test
    void what_it_tells_is_written_with_it_or_not_at_all() {
        var news = new News(new StatementWritten("pro", "2026-10", 1, NOW), List.of(new Message("s-1", "ops", "statement.ready", NOW, "{}")));
        assertThatThrownBy(() -> statements.keep("pro", "2026-10", NOW, newest -> {
            saying("{}", news).decide(newest);
            throw new IllegalStateException("killed");
        })).hasMessage("killed");
        assertThat(statements.all()).isEmpty();
        assertThat(waiting()).isEqualTo("0");

        statements.keep("pro", "2026-10", NOW, saying("{}", news));
        statements.keep("pro", "2026-10", NOW, saying("{\"other\":1}", news));

        assertThat(waiting()).as("a change that is known is told no more").isEqualTo("1");
    }

    @Test
    void of_those_who_say_the_same_at_once_one_writes() throws Exception {
        Callable<Kept> work = () -> keep("2026-10", "{\"credit\":250}");
        try (var pool = Executors.newFixedThreadPool(4)) {
            var kept = pool.invokeAll(List.of(work, work, work, work));
            for (var one : kept) assertThat(one.get().archived().revision()).isEqualTo(1);
        }
        assertThat(statements.all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update nines.statement set body = '{}'", "delete from nines.statement", "truncate nines.statement cascade",
        "update nines.statement_file set body = ''", "delete from nines.statement_file", "truncate nines.statement_file",
        "delete from nines.claim_sent", "update nines.incident_remark set text = 'x'", "truncate nines.incident_remark"})
    void what_was_written_stays(String change) {
        keep("2026-10", "{\"credit\":250}");

        assertThatThrownBy(() -> TestDatabase.execute(database, change))
                .rootCause().hasMessageContaining("append-only");
    }

    private String waiting() {
        return TestDatabase.ask(database, "select count(*) from nines.outbox");
    }
}

package dev.nines.monitor.statement.revise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.monitor.statement.Beside;
import dev.nines.monitor.statement.October;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.statement.part.Earlier;
import dev.nines.monitor.statement.part.Issue;
import dev.nines.monitor.statement.part.Remark;
import dev.nines.sla.store.StatementArchive.Archived;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevisionTest {
    private static final String MOVED = "sim/chat/Pro/zai-org/GLM-4.6@local";
    private static final Earlier SEPTEMBER = new Earlier("2026-09", 1, "MET", "99.9512", "0.00 USD");
    private static final Earlier SEPTEMBER_CORRECTED = new Earlier("2026-09", 2, "BREACHED", "99.8120", "250.00 USD");

    @Test
    void what_says_the_same_is_none() {
        assertThat(after(document(SEPTEMBER), document(SEPTEMBER).writtenBy("nines 9"))).isEmpty();
    }

    /** Its own numbers are what they were; else a correction would go through every month after it. */
    @Test
    void a_correction_of_an_earlier_period_is_none_of_this_one() {
        assertThat(after(document(SEPTEMBER), document(SEPTEMBER_CORRECTED))).isEmpty();
    }

    @Test
    void one_that_comes_for_another_reason_tells_of_earlier_periods_as_they_are_now() {
        var remarked = StatementDocument.of(October.statement(), new Beside(Origin.MEASURED, List.of(SEPTEMBER_CORRECTED),
                id -> id.equals("i-1") ? List.of(new Remark("2026-11-01T00:00:00Z", "ann", "CS-1", "called")) : List.of()));

        var revised = after(document(SEPTEMBER), remarked).orElseThrow();

        assertThat(revised.before()).containsExactly(SEPTEMBER_CORRECTED);
        assertThat(revised.issue().revision()).isEqualTo(2);
        assertThat(revised.issue().changes()).containsExactly("ann remarked on incident i-1, ticket CS-1: called");
    }

    @Test
    void a_model_that_left_the_contract_is_named_and_its_runs_are_not_said_to_be_gone() {
        var issue = issue(document(SEPTEMBER), without(MOVED));

        assertThat(issue.changes()).contains(
                MOVED + " is no longer covered by the contract: another tier of the model, or another reach of the contract (44700 runs).",
                "uptime of " + MOVED + " is judged no more.");
        assertThat(issue.changes()).noneMatch(sentence -> sentence.contains("count no more") || sentence.contains("arrived after"));
    }

    @Test
    void a_model_that_came_under_the_contract_is_named_and_its_runs_are_not_said_to_be_late() {
        var issue = issue(without(MOVED), document(SEPTEMBER));

        assertThat(issue.changes()).contains(MOVED + " is covered by the contract now and was not in revision 1:"
                + " another tier of the model, or another reach of the contract (44700 runs).");
        assertThat(issue.changes()).noneMatch(sentence -> sentence.contains("count no more") || sentence.contains("arrived after"));
    }

    private static StatementDocument document(Earlier earlier) {
        return StatementDocument.of(October.statement(), new Beside(Origin.MEASURED, List.of(earlier), _ -> List.of()));
    }

    /** As if it had been judged without it. */
    private static StatementDocument without(String series) {
        try {
            var mapper = new ObjectMapper();
            var tree = (ObjectNode) mapper.readTree(StatementJson.write(document(SEPTEMBER)));
            for (Iterator<?> line = tree.withArray("lines").elements(); line.hasNext();) {
                if (line.next().toString().contains("\"series\":\"" + series + "\"")) line.remove();
            }
            return StatementJson.read(mapper.writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Issue issue(StatementDocument before, StatementDocument after) {
        return after(before, after).orElseThrow().issue();
    }

    private static Optional<StatementDocument> after(StatementDocument before, StatementDocument after) {
        return Revision.after(new Archived("pro-channel", "2026-10", 1, Instant.EPOCH, StatementJson.write(before)), after);
    }
}

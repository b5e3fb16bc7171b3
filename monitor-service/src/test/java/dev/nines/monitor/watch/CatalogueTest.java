package dev.nines.monitor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.Listings;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Listing.Said;
import dev.nines.probe.Observation;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.Tokens;
import dev.nines.probe.openai.ListedModel;
import dev.nines.probe.openai.ModelList;
import dev.nines.probe.openai.Pricing;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");
    private static final Series A = new Series(new Target("gw", "chat", "a"), "", "here");

    private final TestPostgres database = new TestPostgres();
    private Instant now = NOON;
    private final Catalogue catalogue = catalogue();

    @Test
    void it_knows_after_a_restart_what_was_listed_before() {
        look(0, "a", "b");
        look(10, "b");
        var next = catalogue();
        next.look("gw", new ModelList.Unreachable("connection refused"));

        assertThat(next.of(A).at(at(5))).isEqualTo(Said.WITHDRAWN);
        assertThat(next.past("gw").listings()).containsOnlyKeys("a", "b");
    }

    @Test
    void while_postgresql_is_away_it_goes_on_in_memory_and_says_the_same() {
        look(0, "a");
        database.goAway();
        look(10, "a");
        look(20, "b");
        look(30, "a", "b");

        assertThat(Stream.of(9, 10, 15, 20, 30).map(t -> catalogue.of(A).at(at(t))))
                .containsExactly(Said.LISTED, Said.LISTED, Said.WITHDRAWN, Said.WITHDRAWN, Said.LISTED);
    }

    @Test
    void a_list_that_could_not_be_read_and_an_empty_one_change_nothing() {
        look(0, "a");
        now = at(10);
        catalogue.look("gw", new ModelList.Refused(500, "HTTP 500"));
        look(20);

        assertThat(catalogue.of(A).at(at(30))).isEqualTo(Said.LISTED);
        assertThat(new Listings(database).of(A)).isEqualTo(catalogue.of(A));
    }

    @Test
    void a_model_that_answered_is_down_while_it_is_listed_and_retired_when_it_is_not() {
        var offers = new Offers(catalogue);
        look(0, "a");
        assertThat(offers.gone(notFound(1))).isEqualTo(Gone.NEVER_ANSWERED);
        offers.note(observation(2, new ProbeOutcome.Answered()));
        assertThat(offers.gone(notFound(3))).isEqualTo(Gone.WHILE_OFFERED);
        assertThat(offers.mayBeWithdrawn(notFound(3))).isTrue();

        look(10, "b");

        assertThat(offers.gone(notFound(3))).isEqualTo(Gone.RETIRED);
        assertThat(offers.mayBeWithdrawn(notFound(11))).isFalse();
        assertThat(offers.gone(notFound(32 * 86_400))).isEqualTo(Gone.RETIRED);
    }

    private Catalogue catalogue() {
        return new Catalogue(new Listings(database), "here", () -> now);
    }

    private void look(int second, String... models) {
        now = at(second);
        catalogue.look("gw", new ModelList.Listed(Stream.of(models).map(m -> new ListedModel(m, Pricing.UNKNOWN)).toList()));
    }

    private static Observation notFound(int second) {
        return observation(second, new ProbeOutcome.Failed(FailureKind.MODEL_NOT_FOUND, "404"));
    }

    private static Observation observation(int second, ProbeOutcome outcome) {
        return new Observation(A, at(second), at(second), outcome, Phases.NONE, Tokens.NONE, Reply.NONE, Set.of(), Cost.UNKNOWN, "v", false);
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}

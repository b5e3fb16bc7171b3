package dev.nines.monitor.discover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Listing;
import dev.nines.probe.Listing.Stretch;
import dev.nines.probe.Observation;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import dev.nines.probe.Target;
import dev.nines.probe.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialsTest {
    private static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");
    private static final Series SERIES = new Series(new Target("gw", "chat", "odd"), "", "here");

    private final Trials trials = new Trials();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            case,                                        answers,                                                   aside
            three bad requests,                          BAD_REQUEST BAD_REQUEST BAD_REQUEST,                       true
            not found for this account,                  MODEL_NOT_FOUND MODEL_NOT_FOUND MODEL_NOT_FOUND,           true
            two kinds of refusal,                        BAD_REQUEST MODEL_NOT_FOUND BAD_REQUEST,                   true
            another endpoint in a server's words,        WRONG_ENDPOINT WRONG_ENDPOINT WRONG_ENDPOINT,              true
            two are not enough,                          BAD_REQUEST BAD_REQUEST,                                   false
            our own budget says nothing in between,      BAD_REQUEST LOCAL RATE_LIMITED BAD_REQUEST AUTH BAD_REQUEST, true
            an error of the server begins anew,          BAD_REQUEST BAD_REQUEST SERVER_ERROR BAD_REQUEST,          false
            errors are the server's,                     SERVER_ERROR SERVER_ERROR SERVER_ERROR SERVER_ERROR,       false
            a bad key is ours,                           AUTH AUTH AUTH AUTH,                                       false
            a server that says how to ask it,            ADAPT ADAPT ADAPT,                                         false
            """)
    void a_model_whose_first_answers_all_refuse_is_set_aside(String name, String answers, boolean aside) {
        trials.begin(SERIES);
        for (var answer : List.of(answers.split(" "))) trials.accept(observation(answer), NOON);

        assertThat(trials.isAside(SERIES)).isEqualTo(aside);
    }

    @Test
    void the_answer_that_dismisses_says_so_once_and_with_its_reason() {
        trials.begin(SERIES);
        refuse(2);

        assertThat(trials.accept(observation("BAD_REQUEST"), NOON)).hasValueSatisfying(d -> {
            assertThat(d.series()).isEqualTo(SERIES);
            assertThat(d.from()).isEqualTo(NOON.plusSeconds(1));
        });
        assertThat(trials.accept(observation("BAD_REQUEST"), NOON.plusSeconds(9))).isEmpty();
        assertThat(trials.aside()).containsExactly(new Found.SetAside("odd", "never answered: BAD_REQUEST, said so"));
    }

    @Test
    void slots_that_were_planned_before_are_skipped_from_then_on() {
        trials.begin(SERIES);
        refuse(3);

        assertThat(trials.skips(new Slot(SERIES, NOON.plusMillis(999)))).isFalse();
        assertThat(trials.skips(new Slot(SERIES, NOON.plusSeconds(1)))).isTrue();
    }

    @Test
    void who_is_named_exactly_is_not_on_trial() {
        refuse(9);

        assertThat(trials.isAside(SERIES)).isFalse();
        assertThat(trials.skips(new Slot(SERIES, NOON.plusSeconds(60)))).isFalse();
    }

    @Test
    void after_a_day_it_gets_three_more_tries() {
        trials.begin(SERIES);
        refuse(3);
        trials.readmit(NOON.plus(Trials.REST), _ -> Listing.NONE);
        assertThat(trials.isAside(SERIES)).isTrue();

        trials.readmit(NOON.plus(Trials.REST).plusSeconds(2), _ -> Listing.NONE);

        assertThat(trials.isAside(SERIES)).isFalse();
        refuse(2);
        assertThat(trials.isAside(SERIES)).isFalse();
        refuse(1);
        assertThat(trials.isAside(SERIES)).isTrue();
    }

    @Test
    void who_is_listed_anew_gets_another_trial_at_once_and_who_is_still_or_no_more_listed_does_not() {
        trials.begin(SERIES);
        refuse(3);
        var before = new Stretch(NOON.minusSeconds(600), NOON.plusSeconds(60));

        trials.readmit(NOON.plusSeconds(300), _ -> new Listing(List.of(before)));
        trials.readmit(NOON.plusSeconds(300), _ -> new Listing(List.of(new Stretch(NOON.minusSeconds(600), Listing.STILL))));
        assertThat(trials.isAside(SERIES)).isTrue();
        trials.readmit(NOON.plusSeconds(300), _ -> new Listing(List.of(before, new Stretch(NOON.plusSeconds(200), Listing.STILL))));
        assertThat(trials.isAside(SERIES)).isFalse();
    }

    @Test
    void who_was_set_aside_by_a_former_process_stays_so_for_what_is_left_of_the_day() {
        trials.resume(observation("BAD_REQUEST"));
        assertThat(trials.isAside(SERIES)).isFalse();

        trials.begin(SERIES);
        trials.resume(observation("BAD_REQUEST"));

        assertThat(trials.skips(new Slot(SERIES, NOON))).isTrue();
        trials.readmit(NOON.plus(Trials.REST).plusSeconds(1), _ -> Listing.NONE);
        assertThat(trials.isAside(SERIES)).isFalse();
    }

    private void refuse(int times) {
        for (int i = 0; i < times; i++) trials.accept(observation("BAD_REQUEST"), NOON);
    }

    private static Observation observation(String answer) {
        return switch (answer) {
            case "LOCAL" -> observation(new ProbeOutcome.Local(ProbeOutcome.Cause.BUDGET, ""), Set.of());
            case "WRONG_ENDPOINT" -> observation(new ProbeOutcome.Failed(FailureKind.SERVER_ERROR, "said so"), Set.of(Flag.WRONG_ENDPOINT));
            case "ADAPT" -> observation(new ProbeOutcome.Failed(FailureKind.BAD_REQUEST, "said so"), Set.of(Flag.ADAPT_MAX_COMPLETION_TOKENS));
            default -> observation(new ProbeOutcome.Failed(FailureKind.valueOf(answer), "said so"), Set.of());
        };
    }

    private static Observation observation(ProbeOutcome outcome, Set<Flag> flags) {
        return new Observation(SERIES, NOON, NOON, outcome, Phases.NONE, Tokens.NONE, Reply.NONE, flags, Cost.UNKNOWN, "v", false);
    }
}

package dev.nines.sla.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.Span;
import dev.nines.sla.silence.Matcher.Is;
import dev.nines.sla.silence.Silence.Ending;
import dev.nines.sla.silence.Silence.Kind;
import dev.nines.sla.silence.Silence.Origin;
import dev.nines.sla.silence.When.Clock;
import dev.nines.sla.silence.When.Monthly;
import dev.nines.sla.silence.When.Once;
import dev.nines.sla.silence.When.Weekly;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final Span ALWAYS = new Span(Instant.parse("2020-01-01T00:00:00Z"), Clock.FOR_EVER);
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final Labels QWEN = Labels.of(Label.ENDPOINT, "global-api").with(Label.MODEL, "Qwen/Qwen3-32B").with(Label.RULE, "down");

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                                   | label    | is        | value            | matches
        the same text                          | ENDPOINT | EQUAL     | global-api       | true
        another text                           | ENDPOINT | EQUAL     | global           | false
        not this one                           | ENDPOINT | NOT_EQUAL | other            | true
        just this one                          | ENDPOINT | NOT_EQUAL | global-api       | false
        an absent label equals nothing         | TIER     | EQUAL     | pro              | false
        and so it is not equal                 | TIER     | NOT_EQUAL | pro              | true
        an absent label has no pattern         | TIER     | GLOB      | *                | false
        a star is any text                     | MODEL    | GLOB      | Qwen/*           | true
        also none                              | MODEL    | GLOB      | Qwen/Qwen3-32B*  | true
        stars between                          | MODEL    | GLOB      | *Qwen3*B         | true
        a star that has to go back             | MODEL    | GLOB      | *n3-3*2B         | true
        the whole text, not a part             | MODEL    | GLOB      | Qwen             | false
        one character                          | MODEL    | GLOB      | Qwen/Qwen?-32B   | true
        one character, not none                | MODEL    | GLOB      | Qwen/Qwen3-32B?  | false
        a dot is a dot                         | MODEL    | GLOB      | Qwen.Qwen3-32B   | false
        case matters                           | MODEL    | GLOB      | qwen/*           | false
        """)
    void a_matcher_asks_one_label(String name, Label label, Is is, String value, boolean matches) {
        assertThat(new Matcher(label, is, value).matches(QWEN)).as(name).isEqualTo(matches);
    }

    @Test
    void a_pattern_full_of_stars_does_not_take_for_ever() {
        var model = Labels.of(Label.MODEL, "a".repeat(5_000));

        assertThat(new Matcher(Label.MODEL, Is.GLOB, "*a".repeat(50) + "b").matches(model)).isFalse();
    }

    /** In Zurich the clock jumps from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25 October. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                                 | at    | hours | after                | spans
        every Sunday                         | 02:30 | 1     | 2026-06-06T00:00:00Z | 2026-06-07T00:30Z..2026-06-07T01:30Z 2026-06-14T00:30Z..2026-06-14T01:30Z
        in the gap it begins at the shift    | 02:30 | 2     | 2026-03-28T00:00:00Z | 2026-03-29T01:00Z..2026-03-29T03:00Z 2026-04-05T00:30Z..2026-04-05T02:30Z
        before the gap it lasts real hours   | 01:30 | 2     | 2026-03-28T00:00:00Z | 2026-03-29T00:30Z..2026-03-29T02:30Z 2026-04-04T23:30Z..2026-04-05T01:30Z
        in the overlap it happens once       | 02:30 | 1     | 2026-10-24T00:00:00Z | 2026-10-25T00:30Z..2026-10-25T01:30Z 2026-11-01T01:30Z..2026-11-01T02:30Z
        over the overlap it lasts real hours | 01:30 | 3     | 2026-10-24T00:00:00Z | 2026-10-24T23:30Z..2026-10-25T02:30Z 2026-11-01T00:30Z..2026-11-01T03:30Z
        what is under way counts             | 22:00 | 6     | 2026-06-08T01:00:00Z | 2026-06-07T20:00Z..2026-06-08T02:00Z 2026-06-14T20:00Z..2026-06-15T02:00Z
        """)
    void sundays_in_zurich(String name, LocalTime at, int hours, Instant after, String spans) {
        var sundays = new Weekly(EnumSet.of(DayOfWeek.SUNDAY), new Clock(at, ZURICH, Duration.ofHours(hours), ALWAYS));

        assertThat(text(silence(sundays).next(after, 2))).as(name).isEqualTo(spans);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case            | nth | day       | spans
        the first one   | 1   | TUESDAY   | 2026-10-06T04:00Z..2026-10-06T05:00Z 2026-11-03T05:00Z..2026-11-03T06:00Z
        the fourth one  | 4   | SATURDAY  | 2026-10-24T04:00Z..2026-10-24T05:00Z 2026-11-28T05:00Z..2026-11-28T06:00Z
        the last of five| -1  | SATURDAY  | 2026-10-31T05:00Z..2026-10-31T06:00Z 2026-11-28T05:00Z..2026-11-28T06:00Z
        """)
    void days_of_a_month(String name, int nth, DayOfWeek day, String spans) {
        var monthly = new Monthly(nth, day, new Clock(LocalTime.of(6, 0), ZURICH, Duration.ofHours(1), ALWAYS));

        assertThat(text(silence(monthly).next(NOON, 2))).as(name).isEqualTo(spans);
    }

    @Test
    void a_recurring_window_holds_while_it_is_in_force() {
        var during = new Span(NOON, NOON.plus(Duration.ofDays(8)));
        var daily = new Weekly(EnumSet.allOf(DayOfWeek.class), new Clock(LocalTime.MIDNIGHT, ZURICH, Duration.ofHours(1), during));

        assertThat(silence(daily).next(Instant.EPOCH, 100)).hasSize(8).allMatch(span -> during.contains(span.from()));
        assertThat(silence(daily).next(during.to(), 100)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                          minute, covered
        before,                        -1,     false
        at its beginning,              0,      true
        within,                        29,     true
        ended early,                   30,     false
        long after,                    90,     false
        """)
    void a_silence_covers_until_somebody_ends_it(String name, int minute, boolean covered) {
        var hour = silence(new Once(new Span(NOON, NOON.plusSeconds(3_600))));
        var ended = hour.endedBy("bo", NOON.plusSeconds(1_800));
        var at = NOON.plusSeconds(60L * minute);

        assertThat(ended.covers(QWEN, at)).as(name).isEqualTo(covered
                ? new Covering.Covered("s1", Kind.MAINTENANCE, "ada: announced", NOON.plusSeconds(1_800))
                : new Covering.Uncovered());
        assertThat(ended.next(at, 1)).as(name).hasSize(minute < 30 ? 1 : 0);
        assertThat(hour.covers(Labels.of(Label.ENDPOINT, "other"), at)).isEqualTo(new Covering.Uncovered());
    }

    @Test
    void it_stays_ended_when_it_was_and_none_of_it_is_to_come() {
        var weekly = silence(new Weekly(EnumSet.allOf(DayOfWeek.class), new Clock(LocalTime.NOON, ZURICH, Duration.ofHours(1), ALWAYS)));
        var ended = weekly.endedBy("bo", NOON);

        assertThat(ended.endedBy("cy", NOON.plusSeconds(5))).isEqualTo(ended);
        assertThat(ended.endedBy("cy", NOON.minusSeconds(5)).origin().ending()).isEqualTo(new Ending.Early(NOON.minusSeconds(5), "cy"));
        assertThat(ended.next(NOON, 3)).isEmpty();
        assertThat(ended.covers(QWEN, NOON.plus(Duration.ofDays(1)))).isEqualTo(new Covering.Uncovered());
        assertThat(weekly.text()).isEqualTo("endpoint=global-api, model~Qwen/*");
    }

    @Test
    void of_several_the_longest_is_named() {
        var silences = new Silences(List.of(named("a", 10), named("b", 30), named("c", 20)));

        assertThat(silences.covers(QWEN, NOON)).isInstanceOfSatisfying(Covering.Covered.class, covered ->
                assertThat(covered.silence()).isEqualTo("b"));
        assertThat(Silences.NONE.covers(QWEN, NOON)).isEqualTo(new Covering.Uncovered());
    }

    @Test
    void what_cannot_be_is_refused() {
        var clock = new Clock(LocalTime.NOON, ZURICH, Duration.ofHours(1), ALWAYS);

        assertThatThrownBy(() -> new Once(new Span(NOON, NOON))).hasMessageContaining("to must be after");
        assertThatThrownBy(() -> new Weekly(Set.of(), clock)).hasMessage("a weekly window must name at least one day");
        assertThatThrownBy(() -> new Monthly(5, DayOfWeek.MONDAY, clock)).hasMessage("nth must be in 1..4, or -1 for the last: 5");
        assertThatThrownBy(() -> new Clock(LocalTime.NOON, ZURICH, Duration.ofDays(8), ALWAYS)).hasMessage("length must be in (0, 7 days]: PT192H");
        assertThatThrownBy(() -> new Matcher(Label.MODEL, Is.EQUAL, " ")).hasMessage("a matcher must have a value: MODEL");
        assertThatThrownBy(() -> new Origin("", "r", NOON, new Ending.AsPlanned())).hasMessage("a silence must name its author and reason: , r");
        assertThatThrownBy(() -> new Silence("x", Kind.SILENCE, List.of(), named("a", 1).when(), named("a", 1).origin()))
                .hasMessage("a silence must have at least one matcher: x");
        assertThatThrownBy(() -> new Silences(List.of(named("a", 1), named("a", 2)))).hasMessage("an id must name one silence: a");
        assertThatThrownBy(() -> Labels.of(Label.MODEL, "")).hasMessage("a label must have a value: MODEL");
    }

    @Property(tries = 300)
    void whatever_covers_an_instant_is_a_window_that_is_under_way(
            @ForAll @LongRange(min = 1_760_000_000L, max = 1_800_000_000L) long second, @ForAll @IntRange(max = 1_439) int minute,
            @ForAll @IntRange(min = 1, max = 10_080) int minutes, @ForAll DayOfWeek day) {
        var at = Instant.ofEpochSecond(second);
        var clock = new Clock(LocalTime.ofSecondOfDay(minute * 60L), ZURICH, Duration.ofMinutes(minutes), ALWAYS);
        var weekly = silence(new Weekly(EnumSet.of(day), clock));
        var next = weekly.next(at, 3);

        assertThat(next).hasSize(3).allMatch(span -> span.length().equals(clock.length()) && span.to().isAfter(at));
        assertThat(next.getFirst().from()).isBefore(next.get(1).from());
        assertThat(weekly.covers(QWEN, at) instanceof Covering.Covered).isEqualTo(next.getFirst().contains(at));
    }

    private static Silence named(String id, int minutes) {
        var one = silence(new Once(new Span(NOON, NOON.plusSeconds(60L * minutes))));
        return new Silence(id, one.kind(), one.matchers(), one.when(), one.origin());
    }

    private static Silence silence(When when) {
        var matchers = List.of(new Matcher(Label.ENDPOINT, Is.EQUAL, "global-api"), new Matcher(Label.MODEL, Is.GLOB, "Qwen/*"));
        return new Silence("s1", Kind.MAINTENANCE, matchers, when, new Origin("ada", "announced", NOON, new Ending.AsPlanned()));
    }

    private static String text(List<Span> spans) {
        return spans.stream().map(span -> minute(span.from()) + ".." + minute(span.to())).collect(Collectors.joining(" "));
    }

    private static String minute(Instant instant) {
        return String.format(Locale.ROOT, "%tFT%<tRZ", instant.atOffset(java.time.ZoneOffset.UTC));
    }
}

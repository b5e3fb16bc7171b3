package dev.nines.sla.incident.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Ratio;
import dev.nines.sla.SeriesId;
import dev.nines.sla.incident.Step;
import dev.nines.sla.incident.scope.MemberChange.CameUp;
import dev.nines.sla.incident.scope.MemberChange.WentDown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTrackerTest {
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final ScopeTracker HALF =
            new ScopeTracker(new ScopePolicy(new Ratio(1, 2), new Ratio(1, 4), 2, Duration.ofMinutes(5)));

    /** Words as a target, - or +, and the minute of its first bad or good slot. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                                           | targets | heard                       | steps
        half of four                                   | 4       | a-1 b-2                     | TOO_FEW_DOWN opened(1,ab)
        fewer than the count, however few there are    | 1       | a-1                         | TOO_FEW_DOWN
        fewer than the share                           | 5       | a-1 b-2                     | TOO_FEW_DOWN TOO_FEW_DOWN
        since the first member, told out of order      | 4       | b-2 a-1                     | TOO_FEW_DOWN opened(1,ab)
        what broke long ago is not part of it          | 4       | a-1 b-60 c-61               | TOO_FEW_DOWN NOT_TOGETHER opened(60,bc)
        more join                                      | 4       | a-1 b-2 c-9                 | TOO_FEW_DOWN opened(1,ab) JOINED(c,3)
        some recover, it goes on                       | 4       | a-1 b-2 c-3 a+8             | TOO_FEW_DOWN opened(1,ab) JOINED(c,3) LEFT(a,2)
        nearly all recover, the rest is on its own     | 4       | a-1 b-2 a+8                 | TOO_FEW_DOWN opened(1,ab) closed(1..8,b)
        two of twelve are a matter of their own        | 12      | a-1 b-1 c-1 d-1 e-1 f-1 a+2 b+2 c+2 d+2 | TOO_FEW_DOWN TOO_FEW_DOWN TOO_FEW_DOWN TOO_FEW_DOWN TOO_FEW_DOWN opened(1,abcdef) LEFT(a,5) LEFT(b,4) LEFT(c,3) closed(1..2,ef)
        who was no member closes nothing               | 4       | a-1 b-60 c-61 a+62          | TOO_FEW_DOWN NOT_TOGETHER opened(60,bc) OWN_MATTER
        up again alone                                 | 4       | a-1 a+2                     | TOO_FEW_DOWN OWN_MATTER
        a repeat changes nothing                       | 4       | a-1 a-1 b+2                 | TOO_FEW_DOWN KNOWN KNOWN
        """)
    void targets_of_an_endpoint(String name, int targets, String heard, String steps) {
        var words = new ArrayList<String>();
        var state = ScopeState.start();
        for (var word : heard.split(" ", -1)) {
            var decision = HALF.next(state, change(word), targets);
            state = decision.state();
            words.add(text(decision.step()));
        }

        assertThat(String.join(" ", words)).as(name).isEqualTo(steps);
    }

    @Test
    void an_outage_of_184_targets_is_one_incident() {
        var tracker = new ScopeTracker(ScopePolicy.USUAL);
        var steps = new ArrayList<ScopeStep>();
        var state = ScopeState.start();
        for (int i = 0; i < 184; i++) {
            var since = START.plusMillis(i * 300L);
            var decision = tracker.next(state, new WentDown(target(i), since, since.plusSeconds(120), "CONNECT"), 184);
            state = decision.state();
            steps.add(decision.step());
        }

        assertThat(steps).filteredOn(ScopeStep.Opened.class::isInstance).singleElement()
                .isEqualTo(new ScopeStep.Opened(START, START.plusMillis(91 * 300L).plusSeconds(120), first(92), "CONNECT"));
        assertThat(steps).filteredOn(ScopeStep.Updated.class::isInstance).hasSize(92);
    }

    /** Both were down since minute 1; that the first is up again was decided in minute 10. */
    @ParameterizedTest(name = "good since minute {0}: until {1}")
    @CsvSource({"8, 8", "1, 1", "0, 10"})
    void it_ends_when_a_target_was_good_again_but_not_before_it_began(int goodSince, int until) {
        var both = HALF.next(HALF.next(ScopeState.start(), change("a-1"), 4).state(), change("b-1"), 4);
        var a = new SeriesId("a");

        assertThat(HALF.next(both.state(), new CameUp(a, at(goodSince), at(10)), 4).step()).isEqualTo(
                new ScopeStep.Closed(at(1), at(until), at(10), new TreeMap<>(Map.of(new SeriesId("b"), at(1)))));
    }

    @Test
    void it_hears_what_the_targets_own_trackers_say() {
        var a = new SeriesId("a");

        assertThat(MemberChange.of(a, new Step.Opened(START, START.plusSeconds(60), "TIMEOUT")))
                .contains(new WentDown(a, START, START.plusSeconds(60), "TIMEOUT"));
        assertThat(MemberChange.of(a, new Step.Closed(START, START.plusSeconds(60), START.plusSeconds(90))))
                .contains(new CameUp(a, START.plusSeconds(60), START.plusSeconds(90)));
        assertThat(MemberChange.of(a, new Step.Hold(Step.Reason.STILL_UP))).isEmpty();
    }

    @Test
    void a_policy_that_cannot_be_is_refused() {
        var half = new Ratio(1, 2);

        assertThatThrownBy(() -> new ScopePolicy(new Ratio(0, 1), new Ratio(0, 1), 2, Duration.ZERO)).hasMessageContaining("opens-at must");
        assertThatThrownBy(() -> new ScopePolicy(half, new Ratio(2, 3), 2, Duration.ZERO)).hasMessageContaining("closes-below must");
        assertThatThrownBy(() -> new ScopePolicy(half, half, 1, Duration.ZERO)).hasMessage("at-least must be at least 2: 1");
        assertThatThrownBy(() -> new ScopePolicy(half, half, 2, Duration.ofMinutes(-1))).hasMessage("within must not be negative: PT-1M");
    }

    /** A number is a target: down if it was up, and the other way round. */
    @Property
    void every_opening_is_closed_before_the_next_and_its_time_is_not_negative(
            @ForAll @Size(max = 60) List<@IntRange(max = 7) Integer> flips) {
        var state = ScopeState.start();
        boolean open = false;
        for (int i = 0; i < flips.size(); i++) {
            var target = target(flips.get(i));
            var at = START.plusSeconds(i);
            var change = state.down().containsKey(target) ? new CameUp(target, at, at) : new WentDown(target, at, at, "X");
            var decision = HALF.next(state, change, 8);
            state = decision.state();
            switch (decision.step()) {
                case ScopeStep.Opened o -> {
                    assertThat(open).isFalse();
                    assertThat(o.members()).hasSizeGreaterThanOrEqualTo(4).containsKey(target);
                    assertThat(o.since()).isEqualTo(o.members().values().stream().min(Instant::compareTo).orElseThrow());
                    open = true;
                }
                case ScopeStep.Closed c -> {
                    assertThat(open).isTrue();
                    assertThat(c.until()).isAfterOrEqualTo(c.since());
                    assertThat(c.released()).hasSizeLessThan(2);
                    open = false;
                }
                case ScopeStep.Updated _ -> assertThat(open).isTrue();
                case ScopeStep.Hold _ -> {}
            }
            assertThat(state instanceof ScopeState.Open).isEqualTo(open);
        }
    }

    private static SortedMap<SeriesId, Instant> first(int count) {
        var members = new TreeMap<SeriesId, Instant>();
        for (int i = 0; i < count; i++) members.put(target(i), START.plusMillis(i * 300L));
        return members;
    }

    private static SeriesId target(int i) {
        return new SeriesId("t" + (1_000 + i));
    }

    private static MemberChange change(String word) {
        var member = new SeriesId(word.substring(0, 1));
        var at = at(Integer.parseInt(word.substring(2)));
        return word.charAt(1) == '-' ? new WentDown(member, at, at, "TIMEOUT") : new CameUp(member, at, at);
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static String text(ScopeStep step) {
        return switch (step) {
            case ScopeStep.Opened o -> "opened(" + minute(o.since()) + "," + names(o.members()) + ")";
            case ScopeStep.Updated u -> u.change() + "(" + u.member().name() + "," + u.stillDown() + ")";
            case ScopeStep.Closed c -> "closed(" + minute(c.since()) + ".." + minute(c.until()) + "," + names(c.released()) + ")";
            case ScopeStep.Hold(var reason) -> reason.name();
        };
    }

    private static String names(Map<SeriesId, Instant> members) {
        return String.join("", members.keySet().stream().map(SeriesId::name).toList());
    }

    private static long minute(Instant slot) {
        return Duration.between(START, slot).toMinutes();
    }
}

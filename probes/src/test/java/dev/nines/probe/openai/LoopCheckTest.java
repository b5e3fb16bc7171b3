package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.fault.Span;
import dev.nines.probe.fault.Stall;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopCheckTest {
    private final Hands hands = new Hands();
    private final LoopCheck check = new LoopCheck(hands);

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                      monotonic, wall,  stood
        on time,                                   10,        10,    ''
        as late as any machine is now and then,    59,        59,    ''
        a pause,                                   60,        60,    PT0.05S
        a stopped process,                         3010,      3010,  PT3S
        a machine that slept with its clock,       10,        90010, PT1M30.01S
        a machine that slept and its clock ran,    90010,     90010, PT1M30S
        a clock that was set a little,             10,        900,   ''
        a clock that was set back,                 10,        -5000, ''
        """)
    void a_loop_that_comes_late_stood_still(String name, long monotonic, long wall, String stood) {
        hands.pass(monotonic, wall);
        check.run();

        assertThat(check.during(all())).extracting(s -> s.length().toString())
                .isEqualTo(stood.isEmpty() ? List.of() : List.of(stood));
    }

    @Test
    void a_pause_is_seen_before_the_loop_itself_has_noticed() {
        hands.pass(1_000, 1_000);

        assertThat(check.during(all())).containsExactly(
                new Stall(new Span(0, Duration.ofSeconds(1).toNanos()), Duration.ofMillis(990)));
    }

    @Test
    void only_those_that_overlap_are_told() {
        tick(500);
        tick(10);
        long calm = hands.nanos();
        tick(10);
        long calmUntil = hands.nanos();
        tick(500);

        assertThat(check.during(all())).hasSize(2);
        assertThat(check.during(new Span(calm, calmUntil - 1))).isEmpty();
    }

    @Test
    void the_worst_of_late_is_forgotten_after_a_minute() {
        tick(40);
        tick(10);
        assertThat(check.worst()).isEqualTo(Duration.ofMillis(30));

        for (int i = 0; i < 6_100; i++) tick(10);
        assertThat(check.worst()).isZero();
    }

    @Test
    void a_bad_machine_is_remembered_within_bounds() {
        for (int i = 0; i < 1_000; i++) tick(100);

        assertThat(check.during(all())).hasSize(128);
    }

    private void tick(long millis) {
        hands.pass(millis, millis);
        check.run();
    }

    private Span all() {
        return new Span(0, hands.nanos());
    }

    private static final class Hands implements LoopCheck.Clocks {
        private long nanos;
        private long wallMillis = 1_700_000_000_000L;

        void pass(long monotonicMillis, long wall) {
            nanos += Duration.ofMillis(monotonicMillis).toNanos();
            wallMillis += wall;
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public long wallMillis() {
            return wallMillis;
        }
    }
}

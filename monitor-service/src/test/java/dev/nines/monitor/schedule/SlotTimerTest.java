package dev.nines.monitor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Plan;
import dev.nines.probe.Slot;
import dev.nines.probe.TimerSlack;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlotTimerTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private final ManualClock clock = new ManualClock(NOON);
    private final List<Long> fired = new ArrayList<>();
    private final List<Long> missed = new ArrayList<>();
    private final List<Instant> firedAt = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final SlotTimer timer = new SlotTimer(this::fire, s -> missed.add(second(s)), thread, clock);

    @AfterEach
    void close() {
        thread.shutdownNow();
    }

    @Test
    void each_slot_fires_at_its_instant() {
        timer.add(everySecond(NOON.plusMillis(1_500), 3));

        run(Duration.ofSeconds(10));

        assertThat(firedAt).containsExactly(NOON.plusMillis(1_500), NOON.plusMillis(2_500), NOON.plusMillis(3_500));
    }

    @Test
    void the_same_plan_given_twice_fires_once() {
        timer.add(everySecond(NOON, 3));
        timer.add(everySecond(NOON, 3));
        run(Duration.ofSeconds(1));
        timer.add(everySecond(NOON, 5));

        run(Duration.ofSeconds(10));

        assertThat(fired).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void slots_that_are_taken_back_do_not_fire_and_their_time_is_planned_anew() {
        var from = NOON.plusSeconds(3);
        timer.add(everySecond(NOON, 10));

        timer.drop(SeriesNamed.model("m"), from);
        timer.add(new Plan(SeriesNamed.model("m"), from, from.plusSeconds(4), from.plusMillis(500), Duration.ofSeconds(2)));
        run(Duration.ofSeconds(10));

        assertThat(firedAt).containsExactly(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2), NOON.plusMillis(3_500), NOON.plusMillis(5_500));
        assertThat(missed).isEmpty();
    }

    @Test
    void after_a_pause_late_slots_are_missed_and_not_fired_in_a_burst() {
        timer.add(everySecond(NOON, 10));
        run(Duration.ofSeconds(1));
        clock.pass(Duration.ofMillis(5_500));

        run(Duration.ofSeconds(10));

        assertThat(missed).containsExactly(2L, 3L, 4L, 5L);
        assertThat(fired).containsExactly(0L, 1L, 6L, 7L, 8L, 9L);
        assertThat(timer.clockSteps()).isZero();
    }

    @Test
    void after_the_wall_clock_steps_forward_the_slots_jumped_over_are_missed() {
        timer.add(everySecond(NOON, 10));
        run(Duration.ofSeconds(1));
        clock.step(Duration.ofMillis(5_500));

        run(Duration.ofSeconds(10));

        assertThat(missed).containsExactly(2L, 3L, 4L, 5L);
        assertThat(timer.clockSteps()).isEqualTo(1);
    }

    @Test
    void after_the_wall_clock_steps_back_nothing_fires_twice() {
        timer.add(everySecond(NOON, 5));
        run(Duration.ofSeconds(2));
        clock.step(Duration.ofSeconds(-2));
        timer.add(everySecond(NOON, 5));

        run(Duration.ofSeconds(10));

        assertThat(fired).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(missed).isEmpty();
    }

    @Test
    void a_slot_later_than_its_own_interval_is_missed_where_that_is_shorter_than_a_second() {
        var every = Duration.ofMillis(100);
        timer.add(new Plan(SeriesNamed.model("m"), NOON, NOON.plusMillis(400), NOON, every));
        clock.pass(Duration.ofMillis(250));

        run(Duration.ofSeconds(1));

        assertThat(missed).hasSize(2);
        assertThat(fired).hasSize(2);
    }

    @Test
    void one_slot_that_throws_does_not_stop_the_next() {
        var seen = new ArrayList<Slot>();
        var careless = new SlotTimer(s -> {
            seen.add(s);
            throw new IllegalStateException("planted");
        }, _ -> {}, thread, clock);
        careless.add(everySecond(NOON, 2));

        careless.fireDue();
        clock.pass(Duration.ofSeconds(1));
        careless.fireDue();

        assertThat(seen).hasSize(2);
    }

    @Test
    void on_the_real_clock_no_slot_is_early() throws InterruptedException {
        var early = new ArrayList<Slot>();
        var done = new CountDownLatch(20);
        try (var real = new SlotTimer(s -> {
            if (Instant.now().isBefore(s.scheduledAt())) early.add(s);
            done.countDown();
        }, _ -> done.countDown(), thread)) {
            var from = Instant.now().truncatedTo(ChronoUnit.MICROS).plusMillis(20);
            real.start();
            real.add(new Plan(SeriesNamed.model("m"), from, from.plusMillis(200), from, Duration.ofMillis(10)));

            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(early).isEmpty();
    }

    @Test
    void a_slot_that_is_nearer_than_the_one_waited_for_is_not_late_for_it() throws InterruptedException {
        var order = new LinkedBlockingQueue<String>();
        try (var real = new SlotTimer(s -> order.add(s.series().name()), s -> order.add("missed " + s), thread)) {
            real.start();
            var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            real.add(once("far", now.plusSeconds(3_600)));
            real.add(once("near", now.plusMillis(30)));

            assertThat(order.poll(30, TimeUnit.SECONDS)).isEqualTo(SeriesNamed.model("near").name());
        }
    }

    @Test
    void after_its_close_nothing_fires() throws InterruptedException {
        var seen = new LinkedBlockingQueue<Slot>();
        var real = new SlotTimer(seen::add, seen::add, thread);
        real.start();
        real.close();
        real.add(once("m", Instant.now().truncatedTo(ChronoUnit.MICROS)));

        assertThat(thread.isShutdown()).isFalse();
        assertThat(seen.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void on_linux_the_kernel_grants_one_nanosecond_of_slack() {
        boolean linux = System.getProperty("os.name").equals("Linux");

        assertThat(TimerSlack.shrink()).isEqualTo(linux ? TimerSlack.Answer.ONE_NANOSECOND : TimerSlack.Answer.NOT_LINUX);
    }

    private void run(Duration time) {
        var end = clock.wall().plus(time);
        while (clock.wall().isBefore(end)) clock.pass(timer.fireDue());
        timer.fireDue();
    }

    private void fire(Slot slot) {
        fired.add(second(slot));
        firedAt.add(clock.wall());
    }

    private static long second(Slot slot) {
        return Duration.between(NOON, slot.scheduledAt()).toSeconds();
    }

    private static Plan once(String model, Instant at) {
        return new Plan(SeriesNamed.model(model), at, at.plusSeconds(1), at, Duration.ofSeconds(1));
    }

    private static Plan everySecond(Instant from, int count) {
        return new Plan(SeriesNamed.model("m"), from, from.plusSeconds(count), from, Duration.ofSeconds(1));
    }
}

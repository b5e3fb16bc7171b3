package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.fault.Reachable;
import dev.nines.probe.fault.Span;
import dev.nines.probe.fault.Stall;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TcpCanaryTest {
    private static final InetSocketAddress SECOND = InetSocketAddress.createUnresolved("second.example", 443);
    private static final InetSocketAddress THIRD = InetSocketAddress.createUnresolved("third.example", 443);

    private final List<InetSocketAddress> asked = new ArrayList<>();
    private final Deque<CompletableFuture<Reachable>> waiting = new ArrayDeque<>();
    private final List<Duration> waits = new ArrayList<>();
    private final List<Stall> stalls = new ArrayList<>();
    private final TcpCanary canary = new TcpCanary(new TcpCanary.Knock() {
        @Override
        public CompletableFuture<Reachable> at(InetSocketAddress host, Duration limit) {
            asked.add(host);
            waiting.add(new CompletableFuture<>());
            return waiting.getLast();
        }

        @Override
        public void later(Duration wait, Runnable task) {
            waits.add(wait);
            task.run();
        }
    }, List.of(SECOND, THIRD), span -> stalls.stream().filter(s -> s.when().overlaps(span)).toList());

    @Test
    void the_third_host_is_asked_only_where_the_second_does_not_answer() {
        var first = canary.ask();
        answer(Reachable.YES);
        var second = canary.ask();
        answer(Reachable.NO);
        answer(Reachable.YES);

        assertThat(first).isCompletedWithValue(Reachable.YES);
        assertThat(second).isCompletedWithValue(Reachable.YES);
        assertThat(asked).containsExactly(SECOND, SECOND, THIRD);
    }

    @Test
    void it_fails_where_all_hosts_do_and_that_stretch_is_remembered() {
        said(Reachable.YES);
        long before = System.nanoTime();
        assertThat(said(Reachable.NO)).isEqualTo(Reachable.NO);
        long after = System.nanoTime();

        assertThat(canary.during(new Span(before, after))).isEqualTo(Reachable.NO);
        assertThat(canary.during(new Span(after + 1, after + 2))).isEqualTo(Reachable.UNKNOWN);
    }

    @Test
    void before_its_first_answer_it_is_not_believed() {
        assertThat(said(Reachable.NO)).isEqualTo(Reachable.UNKNOWN);
        said(Reachable.YES);
        assertThat(said(Reachable.NO)).isEqualTo(Reachable.NO);
    }

    @Test
    void an_endpoint_that_answers_while_it_fails_proves_it_wrong_until_it_answers_again() {
        said(Reachable.YES);
        long before = System.nanoTime();
        var failing = canary.ask();
        canary.endpointAnswered(System.nanoTime());
        fail();
        assertThat(failing).isCompletedWithValue(Reachable.UNKNOWN);
        assertThat(canary.during(new Span(before, System.nanoTime()))).isEqualTo(Reachable.UNKNOWN);
        assertThat(said(Reachable.NO)).isEqualTo(Reachable.UNKNOWN);

        said(Reachable.YES);
        assertThat(said(Reachable.NO)).isEqualTo(Reachable.NO);
    }

    @Test
    void it_is_proved_wrong_by_an_answer_that_is_told_later_too() {
        said(Reachable.YES);
        var failing = canary.ask();
        long meanwhile = System.nanoTime();
        fail();
        assertThat(failing).isCompletedWithValue(Reachable.NO);

        canary.endpointAnswered(meanwhile);

        assertThat(canary.during(new Span(meanwhile, meanwhile))).isEqualTo(Reachable.UNKNOWN);
    }

    @Test
    void an_answer_before_or_after_a_failure_proves_nothing() {
        said(Reachable.YES);
        canary.endpointAnswered(System.nanoTime());
        assertThat(said(Reachable.NO)).isEqualTo(Reachable.NO);
        canary.endpointAnswered(System.nanoTime());
        assertThat(said(Reachable.NO)).isEqualTo(Reachable.NO);
    }

    @Test
    void a_failure_while_this_process_stood_still_says_nothing() {
        said(Reachable.YES);
        long now = System.nanoTime();
        stalls.add(new Stall(new Span(now, now + Duration.ofMinutes(1).toNanos()), Duration.ofSeconds(3)));

        assertThat(said(Reachable.NO)).isEqualTo(Reachable.UNKNOWN);
    }

    @Test
    void all_who_wait_share_one_asking() {
        var one = canary.ask();

        assertThat(canary.ask()).isSameAs(one);
        assertThat(asked).hasSize(1);
    }

    @Test
    void askings_are_a_quarter_of_a_second_apart() {
        said(Reachable.YES);
        said(Reachable.YES);

        assertThat(waits.getFirst()).isZero();
        assertThat(waits.getLast()).isPositive().isLessThanOrEqualTo(Duration.ofMillis(250));
    }

    private Reachable said(Reachable all) {
        var said = canary.ask();
        while (!waiting.isEmpty()) answer(all);
        return said.getNow(Reachable.UNKNOWN);
    }

    private void fail() {
        answer(Reachable.NO);
        answer(Reachable.NO);
    }

    private void answer(Reachable how) {
        waiting.removeFirst().complete(how);
    }
}

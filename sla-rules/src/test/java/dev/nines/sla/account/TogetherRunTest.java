package dev.nines.sla.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.contract.Rule.Of;
import dev.nines.sla.measure.Measure.Speed;
import dev.nines.sla.reply.Reply;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.vantage.Vantages;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TogetherRunTest {
    private static final Instant SLOT = Instant.parse("2026-06-10T00:00:00Z");
    private static final Vantages TWO_OF_THREE = new Vantages(2, new TreeSet<>(List.of("a", "b", "c")));

    @ParameterizedTest(name = "{0}{1}{2}: {3}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        a, b, c, together
        ., ., ., OK
        x, ., ., OK
        x, x, ., SERVER_ERROR
        x, -, ., VANTAGES_SILENT
        e, e, e, RATE_LIMITED
        """)
    void as_many_as_agreed_decide_on_uptime_and_latency(char a, char b, char c, String reason) {
        var run = run(a, b, c);

        assertThat(run.uptime().reason()).isEqualTo(reason);
        assertThat(run.latency(Of.TOTAL)).isEqualTo(run.uptime());
        assertThat(run.uptime().slot()).isEqualTo(SLOT);
    }

    @Test
    void it_was_as_slow_as_that_many_found_it() {
        assertThat(run('s', '.', 's').uptime()).isEqualTo(new Sample.Good(SLOT, "OK", new Measured(Scripted.SLOW_US)));
        assertThat(run('s', '.', '.').uptime()).isEqualTo(new Sample.Good(SLOT, "OK", new Measured(Scripted.FAST_US)));
        assertThat(run('x', '.', 'x').uptime()).isEqualTo(new Sample.Bad(SLOT, "SERVER_ERROR", new Never()));
    }

    @Test
    void speeds_are_pooled_in_the_order_of_the_vantages_that_are_asked_for() {
        var heard = new HashMap<String, Run>(Map.of("c", new Scripted(SLOT, 's'), "a", new Scripted(SLOT, '.')));
        heard.put("elsewhere", new Scripted(SLOT, '.'));
        heard.put("b", new Scripted(SLOT, 'x'));

        assertThat(new TogetherRun(TWO_OF_THREE, SLOT, heard).replies(Speed.WHOLE_ANSWER))
                .containsExactly(answer('.'), answer('s'));
    }

    @Test
    void a_failure_is_signed_by_each_vantage_that_saw_it() {
        var heard = new HashMap<String, Run>();
        heard.put("c", new Noted(new Scripted(SLOT, 'x'), List.of(new Sign(503, "req-c"))));
        heard.put("b", new Noted(new Scripted(SLOT, '.'), List.of(new Sign(200, "req-b"))));
        heard.put("a", new Noted(new Scripted(SLOT, 'x'), List.of(new Sign(0, ""))));

        assertThat(new TogetherRun(TWO_OF_THREE, SLOT, heard).signs()).containsExactly(new Sign(0, ""), new Sign(503, "req-c"));
        assertThat(new Scripted(SLOT, 'x').signs()).isEmpty();
    }

    private static Reply answer(char letter) {
        return new Scripted(SLOT, letter).replies(Speed.WHOLE_ANSWER).getFirst();
    }

    private static Run run(char a, char b, char c) {
        var heard = new HashMap<String, Run>();
        if (a != '-') heard.put("a", new Scripted(SLOT, a));
        if (b != '-') heard.put("b", new Scripted(SLOT, b));
        if (c != '-') heard.put("c", new Scripted(SLOT, c));
        return new TogetherRun(TWO_OF_THREE, SLOT, heard);
    }
}

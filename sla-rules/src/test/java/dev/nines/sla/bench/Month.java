package dev.nines.sla.bench;

import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.account.Run;
import dev.nines.sla.contract.Fault;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.measure.Measure.Speed;
import dev.nines.sla.reply.Reply;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** June of one target at one run a minute: log-normal latencies, two outages, single failures, refusals, two maintenances. */
record Month(Frame frame, List<Run> runs) {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long DEADLINE_US = 30_000_000;

    static Month ofJune() {
        var june = new Period(YearMonth.of(2026, 6), ZoneId.of("Europe/Zurich"));
        var maintenances = new Spans(List.of(hours(june, 200, 2), hours(june, 500, 1)));
        var outages = new Spans(List.of(hours(june, 100, 1), hours(june, 600, 1)));
        var random = new SplittableRandom(20_260_601);
        var runs = new ArrayList<Run>();
        for (var slot = june.from(); slot.isBefore(june.to()); slot = slot.plus(MINUTE)) {
            runs.add(run(slot, outages.contains(slot) ? 0.9 : 0.0005, random));
        }
        return new Month(Frame.of(june, maintenances), List.copyOf(runs));
    }

    private static Span hours(Period june, int after, int lasting) {
        var from = june.from().plus(Duration.ofHours(after));
        return new Span(from, from.plus(Duration.ofHours(lasting)));
    }

    private static Run run(Instant slot, double badShare, SplittableRandom random) {
        double draw = random.nextDouble();
        if (draw < badShare) {
            var bad = new Sample.Bad(slot, "TIMEOUT", new AtLeast(DEADLINE_US));
            return new Graded(slot, bad, List.of(new Reply.Failed(Fault.PROVIDER)));
        }
        if (draw > 0.998) return new Graded(slot, new Sample.Excluded(slot, "RATE_LIMITED"), List.of());
        long micros = (long) (900_000 * Math.exp(0.35 * random.nextGaussian()));
        long tokens = random.nextLong(80, 200);
        var answer = new Reply.Answered(
                Reply.Delivery.STREAMED, 200, tokens, "priority", new Fraction(tokens * 1_000_000, micros));
        return new Graded(slot, new Sample.Good(slot, "OK", new Measured(micros)), List.of(answer));
    }

    private record Graded(Instant slot, Sample uptime, List<Reply> answers) implements Run {
        @Override
        public Sample latency(Rule.Of of) {
            return uptime;
        }

        @Override
        public List<Reply> replies(Speed speed) {
            return answers;
        }
    }
}

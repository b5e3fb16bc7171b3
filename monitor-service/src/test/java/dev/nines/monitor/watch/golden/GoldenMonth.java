package dev.nines.monitor.watch.golden;

import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.Plan;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import dev.nines.sla.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Runs of one model from one place by a seed: mostly answers, single failures of every kind, outages and stretches in which nobody watched. */
record GoldenMonth(String contract, String vantage, Span time, Duration every, List<Span> outages, Span away) {
    private static final FailureKind[] KINDS = FailureKind.values();
    private static final String HOME = "zurich-1";

    static final List<GoldenMonth> ALL = List.of(
            new GoldenMonth("gemini", HOME, span("2026-09-30T21:30:00Z", "2026-10-31T23:30:00Z"), Duration.ofMinutes(1), List.of(
                    // into the month, across the hour that comes twice, half in excluded time, and out of the month
                    span("2026-09-30T21:55:00Z", "2026-09-30T22:12:00Z"), span("2026-10-25T00:20:00Z", "2026-10-25T01:40:00Z"),
                    span("2026-10-14T01:00:00Z", "2026-10-14T01:50:00Z"), span("2026-10-31T22:40:00Z", "2026-10-31T23:20:00Z")),
                    span("2026-10-20T03:00:30Z", "2026-10-20T08:00:30Z")),
            new GoldenMonth("aws", HOME, span("2026-03-01T08:00:00Z", "2026-04-01T07:00:00Z"), Duration.ofSeconds(100), List.of(
                    span("2026-03-08T09:30:00Z", "2026-03-08T10:45:00Z"), span("2026-03-19T04:00:00Z", "2026-03-19T04:11:00Z")),
                    span("2026-03-28T00:00:00Z", "2026-03-29T12:00:00Z")),
            new GoldenMonth("azure", HOME, span("2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z"), Duration.ofMinutes(2), List.of(
                    span("2026-05-12T12:00:00Z", "2026-05-12T13:03:00Z")), span("2026-05-30T10:00:00Z", "2026-05-30T11:00:00Z")),
            new GoldenMonth("github", HOME, span("2025-12-31T23:00:00Z", "2026-03-31T22:00:00Z"), Duration.ofMinutes(4), List.of(
                    span("2026-02-10T01:00:00Z", "2026-02-10T05:00:00Z"), span("2026-03-29T00:30:00Z", "2026-03-29T02:00:00Z")),
                    span("2026-01-17T00:00:00Z", "2026-01-23T00:00:00Z")),
            new GoldenMonth("ptu", HOME, span("2026-03-31T13:00:00Z", "2026-04-30T13:30:00Z"), Duration.ofMinutes(3), List.of(
                    span("2026-04-04T14:00:00Z", "2026-04-04T16:00:00Z")), span("2026-04-10T00:00:00Z", "2026-04-10T01:00:00Z")));

    /** One model from three places, of which two decide: outages that all of them see, one that two see, one that a single place sees; each is away at a time of its own. */
    static final List<GoldenMonth> TOGETHER = List.of(
            three("zurich-1", List.of(span("2026-10-08T10:00:00Z", "2026-10-08T12:00:00Z"), span("2026-10-12T02:00:00Z", "2026-10-12T05:00:00Z"),
                    span("2026-10-18T00:00:00Z", "2026-10-18T09:00:00Z")), span("2026-10-20T03:00:30Z", "2026-10-20T08:00:30Z")),
            three("lisbon-1", List.of(span("2026-10-08T10:05:00Z", "2026-10-08T12:10:00Z"), span("2026-10-12T02:00:00Z", "2026-10-12T05:00:00Z"),
                    span("2026-10-25T00:20:00Z", "2026-10-25T01:40:00Z")), span("2026-10-20T06:00:30Z", "2026-10-21T08:00:30Z")),
            three("oslo-1", List.of(span("2026-10-08T09:50:00Z", "2026-10-08T12:00:00Z"), span("2026-10-25T00:20:00Z", "2026-10-25T01:45:00Z")),
                    span("2026-10-03T00:00:30Z", "2026-10-04T00:00:30Z")));

    private static GoldenMonth three(String vantage, List<Span> outages, Span away) {
        return new GoldenMonth("three", vantage, span("2026-09-30T22:00:00Z", "2026-11-01T01:00:00Z"), Duration.ofMinutes(5), outages, away);
    }

    Series series() {
        return new Series(new Target("gw", "chat", contract), "pro", vantage);
    }

    /** As a planner leaves it: a row for some of them at a time, and one for what was missed. */
    List<Plan> plans() {
        var plans = new ArrayList<Plan>();
        var step = every.multipliedBy(120);
        for (var from = time.from(); from.isBefore(time.to()); from = from.plus(step)) {
            if (!overlaps(from, from.plus(step), away)) plans.add(new Plan(series(), from, from.plus(step), from, every));
        }
        return plans;
    }

    Plan missed() {
        var plans = plans();
        var last = plans.stream().filter(plan -> plan.to().isBefore(away.to())).reduce((_, later) -> later).orElseThrow();
        var next = plans.stream().filter(plan -> plan.from().isAfter(last.from())).findFirst().orElseThrow();
        return new Plan(series(), last.to(), next.from(), last.to(), every);
    }

    List<Observation> runs() {
        var random = new SplittableRandom(vantage.equals(HOME) ? contract.hashCode() : series().name().hashCode());
        var runs = new ArrayList<Observation>();
        for (var slot = time.from(); slot.isBefore(time.to()); slot = slot.plus(every)) {
            boolean isUnseen = away.contains(slot) || random.nextInt(900) == 0;
            boolean isDown = false;
            for (var outage : outages) isDown |= outage.contains(slot) && random.nextInt(10) > 0;
            var run = isDown ? failed(slot, random) : any(slot, random);
            if (!isUnseen) runs.add(run);
        }
        return runs;
    }

    private Observation any(Instant slot, SplittableRandom random) {
        return switch (random.nextInt(1_500)) {
            case 0 -> failed(slot, random);
            case 1 -> run(slot, new ProbeOutcome.Failed(KINDS[random.nextInt(KINDS.length)], "as told"), Phases.NONE, said(400, random));
            case 2 -> run(slot, new ProbeOutcome.Local(ProbeOutcome.Cause.STILL_IN_FLIGHT, ""), Phases.NONE, Reply.NONE);
            case 3 -> run(slot, new ProbeOutcome.Failed(FailureKind.RATE_LIMITED, "slow down"), Phases.NONE, said(429, random));
            case 4 -> flagged(answer(slot, random), Flag.MONITOR_DELAYED);
            case 5 -> flagged(answer(slot, random), Flag.BUFFERED_STREAM);
            default -> answer(slot, random);
        };
    }

    private Observation failed(Instant slot, SplittableRandom random) {
        if (random.nextInt(3) > 0) {
            return run(slot, new ProbeOutcome.Failed(FailureKind.SERVER_ERROR, "overloaded"), Phases.NONE, said(500 + random.nextInt(4), random));
        }
        return run(slot, new ProbeOutcome.TimedOut(ProbeOutcome.Deadline.FIRST_TOKEN, Duration.ofSeconds(20), "no token"), Phases.NONE, Reply.NONE);
    }

    /** Slower in the local afternoon of nobody in particular, with a tail. */
    private Observation answer(Instant slot, SplittableRandom random) {
        long first = 200_000L + random.nextInt(300_000) + (random.nextInt(60) == 0 ? random.nextInt(1_500_000) : 0);
        int tokens = 60 + random.nextInt(140);
        long each = 8_000L + random.nextInt(4_000) + (random.nextInt(40) == 0 ? 15_000 : 0);
        var phases = Phases.NONE.with(Phase.TTFT, first).with(Phase.TOTAL, first + tokens * each);
        return run(slot, new ProbeOutcome.Answered(), phases, onTier(slot, said(200, random)), Tokens.NONE.with(TokenKind.PROMPT, 20).with(TokenKind.COMPLETION, tokens));
    }

    /** One endpoint says on which tier it answered, and not always on the one that was paid for. */
    private Reply onTier(Instant slot, Reply reply) {
        if (!contract.equals("aws")) return reply;
        return reply.with(Attribute.SERVICE_TIER, slot.getEpochSecond() % 3_700 == 0 ? "default" : "priority");
    }

    private static Reply said(int status, SplittableRandom random) {
        return new Reply(status, Map.of(Attribute.REQUEST_ID, "req-" + Long.toHexString(random.nextLong(1L << 40))));
    }

    private Observation run(Instant slot, ProbeOutcome outcome, Phases phases, Reply reply) {
        return run(slot, outcome, phases, reply, Tokens.NONE);
    }

    private Observation run(Instant slot, ProbeOutcome outcome, Phases phases, Reply reply, Tokens tokens) {
        var sent = slot.plusNanos(1_000L * (500 + slot.getEpochSecond() % 997));
        return new Observation(series(), slot, sent, outcome, phases, tokens, reply, Set.of(), Cost.UNKNOWN, "v1", false);
    }

    private static Observation flagged(Observation o, Flag flag) {
        return new Observation(o.series(), o.scheduledAt(), o.sentAt(), o.outcome(), o.phases(), o.tokens(), o.reply(), Set.of(flag), o.cost(),
                o.probeVersion(), o.simulated());
    }

    private static boolean overlaps(Instant from, Instant to, Span away) {
        return !new Span(from, to).overlap(away).isEmpty();
    }

    private static Span span(String from, String to) {
        return new Span(Instant.parse(from), Instant.parse(to));
    }
}

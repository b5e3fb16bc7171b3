package dev.nines.db.bench;

import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.ProbeOutcome.Deadline;
import dev.nines.probe.Reply;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** One slot of a series and what chance makes of it: log-normal with a Pareto tail, cut off at 30 s. */
record Run(Member member, long slotMicros, SplittableRandom chance) {
    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final double LIMIT_MICROS = LIMIT.toNanos() / 1e3;
    private static final double DAY_MICROS = Incident.DAY_MICROS;
    private static final double SIGMA = 0.28;
    private static final double TAIL_SHARE = 0.012;
    private static final double TAIL_ALPHA = 1.4;
    private static final double LOST_SHARE = 0.0002;
    private static final double ERROR_SHARE = 0.0007;
    private static final double RATE_LIMIT_SHARE = 0.0008;
    private static final double FRESH_SHARE = 0.25;
    private static final int PROMPT_TOKENS = 23;
    private static final String VERSION = "chat-3fa94c01";
    private static final BigDecimal PROMPT_PRICE = new BigDecimal("0.00000027");
    private static final BigDecimal COMPLETION_PRICE = new BigDecimal("0.00000110");

    Observation observation(Incident incident) {
        double luck = chance.nextDouble();
        boolean refusing = incident.kind() == Incident.Kind.REFUSING;
        boolean silent = incident.kind() == Incident.Kind.SILENT;
        if (luck < (silent ? 0.4 : LOST_SHARE)) return timedOut();
        if (luck < (refusing ? 0.5 : ERROR_SHARE)) return refused(FailureKind.SERVER_ERROR, 503);
        if (luck > 1 - RATE_LIMIT_SHARE) return refused(FailureKind.RATE_LIMITED, 429);
        return answered(incident.factor());
    }

    private Observation answered(double factor) {
        double ttft = member.pace().ttftMicros() * factor * daily() * Math.exp(SIGMA * chance.nextGaussian());
        if (chance.nextDouble() < TAIL_SHARE) ttft *= Math.pow(1 - chance.nextDouble(), -1 / TAIL_ALPHA);
        int tokens = 7 + chance.nextInt(4);
        double apart = member.pace().tokenMicros() * factor * (0.7 + 0.6 * chance.nextDouble());
        double last = ttft + (tokens - 1) * apart;
        double total = last + 400 + 3_000 * chance.nextDouble();
        if (total >= LIMIT_MICROS) return timedOut();
        boolean fresh = chance.nextDouble() < FRESH_SHARE;
        Phases phases = connected(fresh).with(Phase.TTFB, (long) (ttft * (0.7 + 0.25 * chance.nextDouble())))
                .with(Phase.TTFT, (long) ttft).with(Phase.TTFO, (long) ttft)
                .with(Phase.LAST_TOKEN, (long) last).with(Phase.TOTAL, (long) total)
                .with(Phase.MAX_GAP, (long) (apart * (1 + 4 * chance.nextDouble()))).with(Phase.TPOT, (long) apart);
        var counts = new Tokens(Map.of(TokenKind.PROMPT, PROMPT_TOKENS, TokenKind.COMPLETION, tokens, TokenKind.CACHED, 0));
        var reply = new Reply(200, Map.of(Attribute.CONNECTION, fresh ? "fresh" : "reused", Attribute.FINISH_REASON, "stop",
                Attribute.SERVED_MODEL, member.series().target().model(), Attribute.REQUEST_ID, requestId()));
        var cost = PROMPT_PRICE.multiply(BigDecimal.valueOf(PROMPT_TOKENS))
                .add(COMPLETION_PRICE.multiply(BigDecimal.valueOf(tokens)));
        return of(new ProbeOutcome.Answered(), phases, new Told(counts, reply, new Cost.Usd(cost), Set.of()));
    }

    private Observation timedOut() {
        var reply = new Reply(0, Map.of(Attribute.CONNECTION, "reused"));
        return of(new ProbeOutcome.TimedOut(Deadline.FIRST_TOKEN, LIMIT, "no token within 30 s"), connected(false),
                new Told(Tokens.NONE, reply, Cost.UNKNOWN, Set.of(Flag.TIMEOUT_FIRST_TOKEN)));
    }

    private Observation refused(FailureKind kind, int status) {
        long after = 20_000 + chance.nextLong(60_000);
        var reply = new Reply(status, Map.of(Attribute.CONNECTION, "reused", Attribute.REQUEST_ID, requestId()));
        String text = status == 429 ? "Rate limit reached for requests" : "upstream connect error or disconnect";
        return of(new ProbeOutcome.Failed(kind, text),
                connected(false).with(Phase.TTFB, after).with(Phase.TOTAL, after + 300),
                new Told(Tokens.NONE, status == 429 ? reply.with(Attribute.RETRY_AFTER, "2") : reply, Cost.UNKNOWN, Set.of()));
    }

    private record Told(Tokens tokens, Reply reply, Cost cost, Set<Flag> flags) {}

    private Observation of(ProbeOutcome outcome, Phases phases, Told told) {
        var slot = Instant.ofEpochSecond(slotMicros / 1_000_000, slotMicros % 1_000_000 * 1_000);
        return new Observation(member.series(), slot, slot.plusNanos(1_000L * (15 + chance.nextInt(180))), outcome, phases,
                told.tokens, told.reply, told.flags, told.cost, VERSION, false);
    }

    private Phases connected(boolean fresh) {
        Phases sent = Phases.NONE.with(Phase.REQUEST, 60 + chance.nextInt(90));
        if (!fresh) return sent;
        long connect = (long) (11_000 * Math.exp(0.3 * chance.nextGaussian()));
        return sent.with(Phase.DNS, 150 + chance.nextInt(1_500)).with(Phase.CONNECT, connect).with(Phase.TLS, 2 * connect);
    }

    /** Slower by day than by night. */
    private double daily() {
        return 1 + 0.25 * Math.sin(2 * Math.PI * (slotMicros % Incident.DAY_MICROS) / DAY_MICROS);
    }

    private String requestId() {
        var hex = HexFormat.of();
        return "req_" + hex.toHexDigits(chance.nextLong()) + hex.toHexDigits(chance.nextInt());
    }
}

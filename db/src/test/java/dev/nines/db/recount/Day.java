package dev.nines.db.recount;

import dev.nines.db.Samples;
import dev.nines.probe.Attribute;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.Series;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A day on which everything happens that can, each slot by chance; failures come in stretches, as they do. */
final class Day {
    static final Instant START = Samples.MIDNIGHT;
    static final Duration EVERY = Duration.ofSeconds(41);
    /** A quote, a backslash and what looks like a place of the text: a name is a name. */
    static final Series ODD = Samples.series("it's/a \\ {vantage} \"model\"");

    private static final List<FailureKind> KINDS = List.of(FailureKind.values());
    private static final List<Cause> CAUSES = List.of(Cause.values());
    private static final List<Flag> FLAGS = List.of(Flag.BUFFERED_STREAM, Flag.CACHE_HIT, Flag.MONITOR_DELAYED, Flag.NOT_STREAMED);

    private final Series series;
    private final Random random;

    private Day(Series series, long seed) {
        this.series = series;
        this.random = new Random(seed);
    }

    static List<Observation> of(Series series, long seed) {
        return new Day(series, seed).runs();
    }

    private List<Observation> runs() {
        var rows = new ArrayList<Observation>();
        boolean down = false;
        for (var slot = START; slot.isBefore(START.plus(Duration.ofDays(1))); slot = slot.plus(EVERY)) {
            if (random.nextInt(down ? 8 : 60) == 0) down = !down;
            if (random.nextInt(15) > 0) rows.add(down && random.nextInt(5) > 0 ? failed(slot) : any(slot));
        }
        return rows;
    }

    private Observation failed(Instant slot) {
        return random.nextBoolean() ? Samples.timeout(series, slot, Duration.ofSeconds(1 + random.nextInt(30)))
                : Samples.failure(series, slot, FailureKind.SERVER_ERROR);
    }

    private Observation any(Instant slot) {
        return switch (random.nextInt(16)) {
            case 0 -> failed(slot);
            case 1 -> Samples.failure(series, slot, KINDS.get(random.nextInt(KINDS.size())));
            case 2 -> Samples.failure(series, slot, FailureKind.MODEL_NOT_FOUND);
            case 3 -> Samples.bare(series, slot, new Local(CAUSES.get(random.nextInt(CAUSES.size())), ""));
            case 4 -> Samples.flagged(answer(slot), Flag.REASONING, FLAGS.get(random.nextInt(FLAGS.size())));
            case 5 -> Samples.flagged(answer(slot), FLAGS.toArray(Flag[]::new));
            case 6 -> told(answer(slot), Phases.NONE);
            default -> answer(slot);
        };
    }

    private Observation answer(Instant slot) {
        long ttft = random.nextLong(100_000, 1_000_000);
        var answer = Samples.answer(series, slot, ttft, ttft + random.nextLong(2_000_000));
        return told(answer, answer.phases());
    }

    /** With tokens and a tier that differ. */
    private Observation told(Observation o, Phases phases) {
        var tokens = random.nextInt(9) == 0 ? Tokens.NONE
                : Tokens.NONE.with(TokenKind.PROMPT, 20 * random.nextInt(10)).with(TokenKind.COMPLETION, 5 + random.nextInt(40));
        return new Observation(series, o.scheduledAt(), o.sentAt(), o.outcome(), phases, tokens,
                random.nextInt(5) == 0 ? o.reply().with(Attribute.SERVICE_TIER, "it's flex") : o.reply(), o.flags(), o.cost(),
                o.probeVersion(), o.simulated());
    }
}

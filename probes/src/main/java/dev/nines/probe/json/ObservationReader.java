package dev.nines.probe.json;

import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Builds an observation from the fields of one line. */
final class ObservationReader {
    private static final Map<String, Flag> FLAGS =
            Arrays.stream(Flag.values()).collect(Collectors.toUnmodifiableMap(Flag::word, Function.identity()));

    private ObservationReader() {}

    static Observation observation(FlatObject line) {
        try {
            return new Observation(series(line), line.requiredInstant("scheduled_at"), line.requiredInstant("sent_at"),
                    outcome(line), phases(line), tokens(line), reply(line), flags(line), cost(line),
                    line.requiredText("probe_version"), line.requiredFact("simulated"));
        } catch (IllegalArgumentException e) { // a noun refused its value, and its message says which
            throw new UnreadableObservation(String.valueOf(e.getMessage()), e);
        }
    }

    private static Series series(FlatObject line) {
        var target = new Target(line.requiredText("endpoint"), line.requiredText("probe"), line.requiredText("model"));
        return new Series(target, line.text("tier").orElse(""), line.requiredText("vantage"));
    }

    private static ProbeOutcome outcome(FlatObject line) {
        String detail = line.text("detail").orElse("");
        return switch (line.requiredWord("class", ObservationClass.class)) {
            case OK -> new ProbeOutcome.Answered();
            case TIMEOUT -> new ProbeOutcome.TimedOut(
                    line.requiredWord("deadline", ProbeOutcome.Deadline.class), limit(line), detail);
            case LOCAL -> new ProbeOutcome.Local(line.requiredWord("cause", ProbeOutcome.Cause.class), detail);
            case SERVER_ERROR -> new ProbeOutcome.Failed(FailureKind.SERVER_ERROR, detail);
            case TRUNCATED -> new ProbeOutcome.Failed(FailureKind.TRUNCATED, detail);
            case MALFORMED -> new ProbeOutcome.Failed(FailureKind.MALFORMED, detail);
            case EMPTY -> new ProbeOutcome.Failed(FailureKind.EMPTY, detail);
            case CONNECT -> new ProbeOutcome.Failed(FailureKind.CONNECT, detail);
            case MODEL_NOT_FOUND -> new ProbeOutcome.Failed(FailureKind.MODEL_NOT_FOUND, detail);
            case RATE_LIMITED -> new ProbeOutcome.Failed(FailureKind.RATE_LIMITED, detail);
            case QUOTA -> new ProbeOutcome.Failed(FailureKind.QUOTA, detail);
            case AUTH -> new ProbeOutcome.Failed(FailureKind.AUTH, detail);
            case BAD_REQUEST -> new ProbeOutcome.Failed(FailureKind.BAD_REQUEST, detail);
        };
    }

    private static Duration limit(FlatObject line) {
        return Duration.of(line.requiredWhole("limit_us"), ChronoUnit.MICROS);
    }

    private static Phases phases(FlatObject line) {
        var phases = Phases.NONE;
        for (Phase p : Phase.values()) {
            var micros = line.whole(p.field());
            if (micros.isPresent()) phases = phases.with(p, micros.get());
        }
        return phases;
    }

    private static Tokens tokens(FlatObject line) {
        var counts = new EnumMap<TokenKind, Integer>(TokenKind.class);
        for (TokenKind k : TokenKind.values()) line.count(k.field()).ifPresent(n -> counts.put(k, n));
        return new Tokens(counts);
    }

    private static Reply reply(FlatObject line) {
        var attributes = new EnumMap<Attribute, String>(Attribute.class);
        for (Attribute a : Attribute.values()) {
            var value = a == Attribute.RETRY_AFTER ? line.textOrNumber(a.field()) : line.text(a.field());
            value.ifPresent(text -> attributes.put(a, text));
        }
        return new Reply(line.count("http_status").orElse(0), attributes);
    }

    private static Set<Flag> flags(FlatObject line) {
        var flags = EnumSet.noneOf(Flag.class);
        for (String word : line.words("flags")) {
            var flag = FLAGS.get(word);
            if (flag == null) {
                var known = new TreeSet<>(FLAGS.keySet());
                throw new UnreadableObservation("flags has \"" + word + "\", must be among " + known);
            }
            flags.add(flag);
        }
        return flags;
    }

    private static Cost cost(FlatObject line) {
        return line.decimal("cost_usd").<Cost>map(Cost.Usd::new).orElse(Cost.UNKNOWN);
    }
}

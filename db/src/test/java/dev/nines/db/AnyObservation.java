package dev.nines.db;

import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Observations of a few series and days, with everything else as strange as the nouns allow. */
public final class AnyObservation {
    private static final long TWO_DAYS_MICROS = Duration.ofDays(2).toNanos() / 1_000;

    private AnyObservation() {}

    public static Arbitrary<Observation> of(Series... series) {
        var told = Combinators.combine(phases(), tokens(), reply(), cost(), Arbitraries.of(Flag.class).set())
                .as(Told::new);
        var slot = Arbitraries.longs().between(-TWO_DAYS_MICROS, TWO_DAYS_MICROS)
                .map(us -> Samples.MIDNIGHT.plusNanos(us * 1_000));
        var lag = Arbitraries.longs().between(-TWO_DAYS_MICROS, TWO_DAYS_MICROS);
        return Combinators
                .combine(Arbitraries.of(series), slot, lag, outcome(), told, text(), Arbitraries.of(true, false))
                .as((s, at, late, outcome, t, version, simulated) ->
                        new Observation(s, at, at.plusNanos(late * 1_000), outcome,
                                t.phases, t.tokens, t.reply, t.flags, t.cost, version, simulated));
    }

    private record Told(Phases phases, Tokens tokens, Reply reply, Cost cost, Set<Flag> flags) {}

    /** Whatever PostgreSQL can hold; what it cannot is a test of its own. */
    private static Arbitrary<String> text() {
        var any = Arbitraries.strings().ofMaxLength(30)
                .filter(s -> s.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(s));
        return Arbitraries.oneOf(any,
                Arbitraries.of("", "=", "stop", "fresh", "reused", "{\"a\":'1'}", "a\\b,\"NULL\""));
    }

    private static Arbitrary<ProbeOutcome> outcome() {
        var limit = Arbitraries.longs().between(0, Long.MAX_VALUE / 1_000).map(Duration::ofNanos);
        return Arbitraries.oneOf(
                Arbitraries.just(new ProbeOutcome.Answered()),
                Combinators.combine(Arbitraries.of(ProbeOutcome.Deadline.class), limit, text())
                        .as(ProbeOutcome.TimedOut::new),
                Combinators.combine(Arbitraries.of(FailureKind.class), text()).as(ProbeOutcome.Failed::new),
                Combinators.combine(Arbitraries.of(ProbeOutcome.Cause.class), text()).as(ProbeOutcome.Local::new));
    }

    private static Arbitrary<Phases> phases() {
        var micros = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 60_000_000),
                Arbitraries.longs().greaterOrEqual(0),
                Arbitraries.of(Integer.MAX_VALUE - 1L, (long) Integer.MAX_VALUE, Integer.MAX_VALUE + 1L));
        return Arbitraries.maps(Arbitraries.of(Phase.class), micros).map(all -> {
            var phases = Phases.NONE;
            for (var e : all.entrySet()) phases = phases.with(e.getKey(), e.getValue());
            return phases;
        });
    }

    private static Arbitrary<Tokens> tokens() {
        return Arbitraries.maps(Arbitraries.of(TokenKind.class), Arbitraries.integers().greaterOrEqual(0))
                .map(Tokens::new);
    }

    private static Arbitrary<Reply> reply() {
        var value = Arbitraries.oneOf(text(), Arbitraries.of(Samples.FAST.target().model(), "0", "007", "1.5"));
        return Combinators.combine(Arbitraries.integers(), Arbitraries.maps(Arbitraries.of(Attribute.class), value))
                .as(Reply::new);
    }

    private static Arbitrary<Cost> cost() {
        var amount = Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("1E+9")).ofScale(12);
        return Arbitraries.oneOf(Arbitraries.just(Cost.UNKNOWN), amount.map(Cost.Usd::new));
    }
}

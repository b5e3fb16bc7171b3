package dev.nines.probe.json;

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
import dev.nines.probe.Target;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Every observation that the nouns allow, likely or not. */
final class AnyObservation {
    private AnyObservation() {}

    static Arbitrary<Observation> any() {
        var told = Combinators.combine(phases(), tokens(), reply(), cost())
                .as((phases, tokens, reply, cost) -> new Told(phases, tokens, reply, cost));
        var instants = Arbitraries.longs().between(-4_000_000_000L, 40_000_000_000L)
                .flatMap(s -> Arbitraries.longs().between(0, 999_999_999).map(n -> Instant.ofEpochSecond(s, n)));
        var flags = Arbitraries.of(Flag.class).set();
        return Combinators.combine(series(), instants, instants, outcome(), told,
                flags, text(), Arbitraries.of(true, false))
                .as((series, scheduled, sent, outcome, t, f, version, simulated) ->
                        new Observation(series, scheduled, sent,
                        outcome, t.phases, t.tokens, t.reply, f, t.cost, version, simulated));
    }

    private record Told(Phases phases, Tokens tokens, Reply reply, Cost cost) {}

    private static Arbitrary<String> text() {
        return Arbitraries.strings().ofMaxLength(40);
    }

    private static Arbitrary<Series> series() {
        var name = text().filter(s -> !s.isBlank() && s.indexOf('/') < 0);
        var modelOrPlace = text().filter(s -> !s.isBlank());
        return Combinators.combine(name, name, modelOrPlace, text(), modelOrPlace)
                .as((endpoint, probe, model, tier, vantage) ->
                        new Series(new Target(endpoint, probe, model), tier, vantage));
    }

    private static Arbitrary<ProbeOutcome> outcome() {
        var limit = Arbitraries.longs().between(0, Long.MAX_VALUE / 1000).map(Duration::ofNanos);
        return Arbitraries.oneOf(
                Arbitraries.just(new ProbeOutcome.Answered()),
                Combinators.combine(Arbitraries.of(ProbeOutcome.Deadline.class), limit, text())
                        .as(ProbeOutcome.TimedOut::new),
                Combinators.combine(Arbitraries.of(FailureKind.class), text()).as(ProbeOutcome.Failed::new),
                Combinators.combine(Arbitraries.of(ProbeOutcome.Cause.class), text()).as(ProbeOutcome.Local::new));
    }

    private static Arbitrary<Phases> phases() {
        return Arbitraries.maps(Arbitraries.of(Phase.class), Arbitraries.longs().greaterOrEqual(0)).map(all -> {
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
        var value = Arbitraries.oneOf(text(), Arbitraries.of("0", "7", "007", "-1", "1.5", "99999999999999999999"));
        return Combinators.combine(Arbitraries.integers(), Arbitraries.maps(Arbitraries.of(Attribute.class), value))
                .as(Reply::new);
    }

    private static Arbitrary<Cost> cost() {
        var amount = Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("1E+9")).ofScale(12);
        var scale = Arbitraries.integers().between(-20, 20);
        return Arbitraries.oneOf(
                Arbitraries.just(Cost.UNKNOWN),
                Combinators.combine(amount, scale).as((a, s) -> new Cost.Usd(a.scaleByPowerOfTen(s))));
    }
}

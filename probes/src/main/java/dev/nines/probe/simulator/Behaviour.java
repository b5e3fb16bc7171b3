package dev.nines.probe.simulator;

import dev.nines.probe.simulator.Reaction.Answers;
import dev.nines.probe.simulator.script.Fault;
import dev.nines.probe.simulator.script.Lengths;
import dev.nines.probe.simulator.script.Script;
import dev.nines.probe.simulator.script.SimulatedModel;
import dev.nines.probe.simulator.script.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Says how a model reacts to a request, as a pure function. The instant decides which troubles are on; everything left
 * to chance hangs on the script's seed, the model and the number of the request.
 */
public final class Behaviour {
    private static final int FIRST_TOKEN = 0;
    private static final int FIRST_TOKEN_TAIL = 2;
    private static final int PACE = 3;
    private static final int PACE_TAIL = 5;
    private static final int LENGTH = 6;
    private static final int TROUBLES = 10;

    private final long seed;
    private final Instant start;
    private final Function<SimulatedModel, List<Trouble>> troubles;

    private Behaviour(long seed, Instant start, Function<SimulatedModel, List<Trouble>> troubles) {
        this.seed = seed;
        this.start = start;
        this.troubles = troubles;
    }

    /** With the live troubles, counted from the gateway's start. */
    public static Behaviour live(Script script, Instant start) {
        return new Behaviour(script.seed(), start, m -> m.troubles().live());
    }

    /** With the troubles of the generated past, counted from where it begins. */
    public static Behaviour past(Script script, Instant start) {
        return new Behaviour(script.seed(), start, m -> m.troubles().history());
    }

    public Reaction at(SimulatedModel model, Instant instant, long requestNumber) {
        var draws = Draws.of(seed, model.id(), requestNumber);
        var sinceStart = Duration.between(start, instant);
        var all = troubles.apply(model);
        double slowness = 1;
        Fault fault = null;
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).when().includes(sinceStart)) continue;
            switch (all.get(i)) {
                case Trouble.Slows s -> slowness *= s.factor();
                case Trouble.Fails f -> {
                    if (fault == null && draws.uniform(TROUBLES + i) < f.share()) fault = f.fault();
                }
            }
        }
        var answer = answer(model, draws, slowness);
        return fault == null ? answer : new Reaction.Fails(fault, answer);
    }

    private static Answers answer(SimulatedModel model, Draws draws, double slowness) {
        var pace = model.pace();
        double first = pace.firstToken().micros(draws.normal(FIRST_TOKEN), draws.uniform(FIRST_TOKEN_TAIL));
        double next = pace.perToken().micros(draws.normal(PACE), draws.uniform(PACE_TAIL));
        return new Answers((long) (first * slowness), (long) (next * slowness),
                model.lengths().reasoning(), answerTokens(model.lengths(), draws), draws);
    }

    private static int answerTokens(Lengths lengths, Draws draws) {
        int choices = lengths.longestAnswer() - lengths.shortestAnswer() + 1;
        return lengths.shortestAnswer() + (int) (draws.uniform(LENGTH) * choices);
    }
}

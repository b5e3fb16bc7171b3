package dev.nines.probe.simulator.file;

import dev.nines.probe.simulator.script.Access;
import dev.nines.probe.simulator.script.LatencyModel;
import dev.nines.probe.simulator.script.Lengths;
import dev.nines.probe.simulator.script.Pace;
import dev.nines.probe.simulator.script.Prices;
import dev.nines.probe.simulator.script.Script;
import dev.nines.probe.simulator.script.SimulatedModel;
import dev.nines.probe.simulator.script.Spell;
import dev.nines.probe.simulator.script.Trouble;
import dev.nines.probe.simulator.script.Troubles;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What stands where in a script file. */
record ScriptReader(List<String> problems) {
    private static final int MOST_REQUESTS = 1_000_000;
    private static final int MOST_TOKENS = 100_000;

    Optional<Script> script(Spot file) {
        var root = file.with("seed", "api_key", "requests_per_minute", "models");
        long seed = root.child("seed").readOr(Kind.whole(0, Long.MAX_VALUE), 1L);
        var key = root.child("api_key");
        var access = key.isThere() ? new Access.Keyed(key.read(Kind.TEXT)) : Access.OPEN;
        long requests = root.child("requests_per_minute").readOr(Kind.whole(1, MOST_REQUESTS), (long) MOST_REQUESTS);
        var models = root.child("models").items().stream().map(this::model).toList();
        if (models.isEmpty()) problems.add("models is empty, must be a list with a model");
        notTwice(models);
        return problems.isEmpty() ? Optional.of(new Script(seed, access, (int) requests, models)) : Optional.empty();
    }

    private void notTwice(List<SimulatedModel> models) {
        var ids = new HashSet<String>();
        for (int i = 0; i < models.size(); i++) {
            String id = models.get(i).id();
            boolean known = !id.equals(Kind.TEXT.standIn());
            if (known && !ids.add(id)) problems.add("models[" + i + "].id is \"" + id + "\" again");
        }
    }

    private SimulatedModel model(Spot at) {
        var model = at.with("id", "tier", "prices", "first_token", "per_token", "tokens", "troubles", "history");
        var id = model.child("id").read(Kind.TEXT); // in the order of the file, so that the problems are too
        var tier = model.child("tier").readOr(Kind.TEXT, "");
        var prices = prices(model.child("prices"));
        var pace = new Pace(latency(model.child("first_token")), latency(model.child("per_token")));
        var lengths = lengths(model.child("tokens"));
        var troubles = new Troubles(troubles(model.child("troubles")), troubles(model.child("history")));
        return new SimulatedModel(id, tier, prices, pace, lengths, troubles);
    }

    private static Prices prices(Spot at) {
        if (!at.isThere()) return new Prices(BigDecimal.ZERO, BigDecimal.ZERO);
        var prices = at.with("prompt", "completion");
        return new Prices(prices.child("prompt").read(Kind.PRICE), prices.child("completion").read(Kind.PRICE));
    }

    private static LatencyModel latency(Spot at) {
        var latency = at.with("median", "sigma", "tail_share", "tail_factor");
        return new LatencyModel(latency.child("median").read(Kind.duration()),
                latency.child("sigma").readOr(Kind.number(0, 3), 0.0),
                latency.child("tail_share").readOr(Kind.number(0, 1), 0.0),
                latency.child("tail_factor").readOr(Kind.number(1, 1000), 1.0));
    }

    private static Lengths lengths(Spot at) {
        var tokens = at.with("prompt", "shortest_answer", "longest_answer", "reasoning");
        long prompt = tokens.child("prompt").read(Kind.whole(1, MOST_TOKENS));
        long shortest = tokens.child("shortest_answer").read(Kind.whole(1, MOST_TOKENS));
        long longest = tokens.child("longest_answer").read(Kind.whole(shortest, MOST_TOKENS));
        long reasoning = tokens.child("reasoning").readOr(Kind.whole(0, MOST_TOKENS), 0L);
        return new Lengths((int) prompt, (int) shortest, (int) longest, (int) reasoning);
    }

    private static List<Trouble> troubles(Spot at) {
        return at.items().stream().map(ScriptReader::trouble).toList();
    }

    private static Trouble trouble(Spot at) {
        if (at.child("slower").isThere()) {
            var slows = at.with("slower", "from", "to", "every");
            return new Trouble.Slows(spell(slows), slows.child("slower").read(Kind.number(1, 1000)));
        }
        var fails = at.with("fails", "share", "from", "to", "every");
        var share = fails.child("share").readOr(Kind.number(0.000_001, 1), 1.0);
        return new Trouble.Fails(spell(fails), fails.child("fails").read(Kind.FAULT), share);
    }

    private static Spell spell(Spot at) {
        var from = at.child("from").readOr(Kind.duration(), Duration.ZERO);
        var to = at.child("to").readOr(Kind.durationAbove(from), Spell.ENDLESS);
        var every = at.child("every").readOr(Kind.durationFrom(to.minus(from)), Spell.ENDLESS);
        return new Spell(from, to, every);
    }
}

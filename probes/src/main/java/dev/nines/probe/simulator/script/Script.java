package dev.nines.probe.simulator.script;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A gateway to play. Equal scripts behave equally: everything that looks like chance follows from {@code seed}.
 *
 * @param requestsPerMinute the gateway's rate limit, announced with every answer and enforced in clock minutes
 */
public record Script(long seed, Access access, int requestsPerMinute, List<SimulatedModel> models) {
    public Script {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException("requests per minute must be positive: " + requestsPerMinute);
        }
        if (models.isEmpty()) throw new IllegalArgumentException("a gateway needs a model");
        var ids = new HashSet<String>();
        for (var m : models) if (!ids.add(m.id())) throw new IllegalArgumentException("two models are named " + m.id());
        models = List.copyOf(models);
    }

    public Optional<SimulatedModel> model(String id) {
        return models.stream().filter(m -> m.id().equals(id)).findFirst();
    }
}

package dev.nines.monitor.config;

import java.util.List;

/** A named set of models of one service level. */
public record TierSettings(String name, List<ModelPattern> models) {
    public TierSettings {
        models = List.copyOf(models);
    }

    public boolean holds(String model) {
        return ModelPattern.anyMatches(models, model);
    }
}

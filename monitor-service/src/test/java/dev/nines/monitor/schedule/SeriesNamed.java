package dev.nines.monitor.schedule;

import dev.nines.probe.Series;
import dev.nines.probe.Target;

final class SeriesNamed {
    private SeriesNamed() {}

    static Series model(String model) {
        return new Series(new Target("gateway", "chat", model), "standard", "here");
    }
}

package dev.nines.monitor.live;

import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import java.util.Map;
import java.util.Optional;

/**
 * The last minutes of one series, as they were when asked for.
 *
 * @param last the newest observation
 * @param counts observations by class; absent is none
 */
public record LiveView(Observation last, Map<ObservationClass, Long> counts, Quantiles firstToken, Quantiles total) {
    public LiveView {
        counts = Map.copyOf(counts);
    }

    /**
     * Percentiles that enough samples stand behind; a failed or timed-out run counts as one.
     *
     * @param samples counted runs of the window
     */
    public record Quantiles(long samples, Map<Percentile, LatencyBound> known) {
        public Quantiles {
            known = Map.copyOf(known);
        }

        /** Empty where the window holds too few samples: under 100 for p99. */
        public Optional<LatencyBound> at(Percentile percentile) {
            return Optional.ofNullable(known.get(percentile));
        }
    }
}

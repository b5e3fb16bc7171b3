package dev.nines.probe.simulator.script;

/**
 * One model of a simulated gateway.
 *
 * @param tier the service level it is sold as, {@code ""} for none; the wire does not say it
 */
public record SimulatedModel(String id, String tier, Prices prices, Pace pace, Lengths lengths, Troubles troubles) {
    public SimulatedModel {
        if (id.isBlank()) throw new IllegalArgumentException("a model's id must not be blank");
    }
}

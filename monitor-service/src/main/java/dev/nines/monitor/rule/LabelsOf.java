package dev.nines.monitor.rule;

import dev.nines.monitor.evaluate.Everywhere;
import dev.nines.probe.Series;
import dev.nines.sla.Label;
import dev.nines.sla.Labels;

/** The labels that an alert has by what it is about; its rule adds its name. */
public final class LabelsOf {
    private LabelsOf() {}

    /** A target from one vantage; from everywhere it has no such label. Where it belongs to no tier it has none either. */
    public static Labels series(Series series) {
        var target = series.target();
        var labels = tier(target.endpoint(), series.tier()).with(Label.PROBE, target.probe()).with(Label.MODEL, target.model());
        return from(series.vantage(), labels);
    }

    /** The same labels, of what is seen from there. */
    public static Labels from(String vantage, Labels of) {
        return vantage.equals(Everywhere.VANTAGE) ? of : of.with(Label.VANTAGE, vantage);
    }

    /** Everything of an endpoint, or of one of its tiers. */
    public static Labels tier(String endpoint, String tier) {
        return tier.isBlank() ? endpoint(endpoint) : endpoint(endpoint).with(Label.TIER, tier);
    }

    public static Labels endpoint(String endpoint) {
        return Labels.of(Label.ENDPOINT, endpoint);
    }

    /** Ourselves, where we probe from. */
    public static Labels vantage(String vantage) {
        return Labels.of(Label.VANTAGE, vantage);
    }

    public static Labels receiver(String receiver) {
        return Labels.of(Label.RECEIVER, receiver);
    }
}

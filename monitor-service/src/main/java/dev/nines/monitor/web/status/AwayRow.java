package dev.nines.monitor.web.status;

import dev.nines.monitor.web.page.Words;
import dev.nines.monitor.web.read.LastSeen;
import dev.nines.monitor.web.read.LiveSeries;
import dev.nines.probe.ObservationClass;
import dev.nines.sla.incident.IncidentState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** One line of the page from memory. */
public record AwayRow(LiveSeries live, State state) {
    static final Comparator<AwayRow> WORST_FIRST =
            Comparator.comparingInt((AwayRow r) -> r.state().rank()).thenComparing(r -> r.live().series().name());

    private static final String UNBROKEN = "\u00a0";

    public String model() {
        return live.series().target().model();
    }

    public String asked() {
        return live.series().target().endpoint() + " / " + live.series().target().probe() + " from " + live.series().vantage();
    }

    public LatencyText firstToken() {
        return LatencyText.of(live.latencies().firstToken());
    }

    public LatencyText total() {
        return LatencyText.of(live.latencies().total());
    }

    /** {@code OK 290, SERVER_ERROR 10}, with spaces that keep a number beside its class, in the order in which classes are declared. */
    public String counts() {
        var seen = Arrays.stream(ObservationClass.values()).filter(c -> live.counts().of(c) > 0)
                .map(c -> c.name() + UNBROKEN + Words.count(live.counts().of(c))).collect(Collectors.joining(", "));
        return seen.isEmpty() ? Words.NOTHING : seen;
    }

    public boolean hasFailed() {
        return live.lastFailure() instanceof LastSeen.At;
    }

    /** What the incident rule is in the middle of; empty where there is nothing to add. */
    public String doubt() {
        return switch (live.state()) {
            case IncidentState.Up _, IncidentState.Down _ -> "";
            case IncidentState.Suspect(_, var recent) -> failures(recent.failures(), recent.samples().size());
            case IncidentState.Recovering r -> Words.plural(r.successes(), "answer", "answers") + " in a row";
        };
    }

    private static String failures(int failures, int newest) {
        return Words.plural(failures, "failure", "failures") + (failures == newest ? " in a row" : " of the last " + newest);
    }

    static AwayRow of(LiveSeries live, State otherwise) {
        return new AwayRow(live, switch (live.state()) {
            case IncidentState.Down d -> new State.Down(d.since(), reason(live));
            case IncidentState.Recovering r -> new State.Down(r.since(), reason(live));
            case IncidentState.Up up when up.equals(IncidentState.start()) -> new State.Unknown("not tested yet");
            case IncidentState.Up _, IncidentState.Suspect _ -> otherwise;
        });
    }

    private static String reason(LiveSeries live) {
        return live.lastFailure() instanceof LastSeen.At at ? at.observationClass().name() : "";
    }
}

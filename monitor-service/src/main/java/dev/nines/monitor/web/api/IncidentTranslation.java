package dev.nines.monitor.web.api;

import dev.nines.monitor.web.api.Views.AttemptView;
import dev.nines.monitor.web.api.Views.DeliveryView;
import dev.nines.monitor.web.api.Views.HappenedView;
import dev.nines.monitor.web.api.Views.IncidentFileView;
import dev.nines.monitor.web.api.Views.IncidentView;
import dev.nines.monitor.web.incident.Step;
import dev.nines.monitor.web.read.Delivery;
import dev.nines.monitor.web.read.Incident;
import dev.nines.monitor.web.read.IncidentFile;
import dev.nines.probe.Observation;
import dev.nines.probe.json.ObservationJson;
import dev.nines.sla.incident.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Incidents and messages as the API says them. */
final class IncidentTranslation {
    private IncidentTranslation() {}

    static IncidentView incident(Incident i) {
        var until = switch (i.end()) {
            case Incident.Open _ -> null;
            case Incident.ClosedAt c -> c.until().toString();
        };
        return new IncidentView(i.id(), word(i.kind()), i.series(), i.since().toString(), i.decidedAt().toString(), until, i.reason(),
                i.partOf().isEmpty() ? null : i.partOf());
    }

    static IncidentFileView file(IncidentFile file, List<Observation> evidence) {
        return new IncidentFileView(incident(file.incident()), seconds(file.incident().unknownFor()),
                file.firstToldAfter().map(IncidentTranslation::seconds).orElse(null),
                file.members().stream().map(IncidentTranslation::incident).toList(),
                file.timeline().entries().stream().map(IncidentTranslation::entry).toList(),
                evidence.stream().map(ObservationJson::write).collect(Collectors.joining(",", "{\"runs\":[", "]}")),
                file.told().stream().map(IncidentTranslation::delivery).toList());
    }

    static DeliveryView delivery(Delivery d) {
        return new DeliveryView(d.id(), d.receiver(), d.type(), d.title(), d.occurredAt().toString(), d.incidents(), d.state().replace(' ', '_'),
                d.attempts().stream().map(a -> new AttemptView(a.at().toString(), a.took().toMillis(), a.answer(), a.excerpt())).toList());
    }

    private static HappenedView entry(Timeline.Entry entry) {
        var what = word(entry.what());
        return switch (entry.evidence()) {
            case Timeline.Evidence.Row(var series, var slot) when Step.SHOWN_BY_A_RUN.contains(entry.what()) ->
                new HappenedView(entry.at().toString(), what, entry.subject(), entry.text(), series.name(), slot.toString());
            case Timeline.Evidence.Row _, Timeline.Evidence.None _ -> new HappenedView(entry.at().toString(), what, entry.subject(), entry.text(), null, null);
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos() / 1_000, 6);
    }
}

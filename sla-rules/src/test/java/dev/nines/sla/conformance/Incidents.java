package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.Fraction;
import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.incident.Reliability;
import dev.nines.sla.incident.Reliability.Outage;
import dev.nines.sla.incident.Step.Closed;
import dev.nines.sla.incident.Step.Opened;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Resolution;
import dev.nines.sla.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

final class Incidents {
    private Incidents() {}

    static JsonNode fromProbes(Question question) {
        var input = question.input();
        var probes = input.text("probes_1_per_minute");
        var policy = new IncidentPolicy(
                Math.toIntExact(input.number("open_after")), Math.toIntExact(input.number("close_after")));
        var steps = steps(new IncidentTracker(policy), probes);
        long minutes = steps.stream().mapToLong(step -> index(step.closed().until()) - index(step.opened().since())).sum();
        return Answer.of("incidents", Answer.list(steps.stream().map(Incident::answer).toList()))
                .and("failed_probes", probes.chars().filter(probe -> probe == 'F').count())
                .and("incident_minutes", minutes)
                .json();
    }

    private record Incident(Opened opened, Closed closed) {
        Answer answer() {
            return Answer.of("start_index", index(opened.since()))
                    .and("end_index_exclusive", index(closed.until()))
                    .and("minutes", index(closed.until()) - index(opened.since()))
                    .and("detected_at_index", index(opened.decidedAt()))
                    .and("closed_at_index", index(closed.decidedAt()));
        }
    }

    private static List<Incident> steps(IncidentTracker tracker, String probes) {
        var incidents = new ArrayList<Incident>();
        var opened = new ArrayList<Opened>();
        var state = IncidentState.start();
        for (int i = 0; i < probes.length(); i++) {
            var decision = tracker.next(state, sample(probes.charAt(i), i));
            state = decision.state();
            if (decision.step() instanceof Opened one) opened.add(one);
            if (decision.step() instanceof Closed one) incidents.add(new Incident(opened.getLast(), one));
        }
        if (opened.size() != incidents.size()) throw new AssertionError("an incident is still open: " + opened.getLast());
        return incidents;
    }

    private static Sample sample(char probe, int minute) {
        var slot = Instant.EPOCH.plus(Duration.ofMinutes(minute));
        return switch (probe) {
            case 'G' -> new Sample.Good(slot, "OK", new Measured(1));
            case 'F' -> new Sample.Bad(slot, "SERVER_ERROR", new Never());
            default -> throw new AssertionError("no such probe: " + probe);
        };
    }

    private static long index(Instant slot) {
        return Duration.between(Instant.EPOCH, slot).toMinutes();
    }

    static JsonNode reliability(Question question) {
        var input = question.input();
        var period = Duration.ofMinutes(input.number("period_minutes"));
        var lengths = input.node("incident_minutes");
        var delays = input.node("detection_delay_minutes");
        var some = new Reliability(period, IntStream.range(0, lengths.size())
                .mapToObj(i -> new Outage(
                        Duration.ofMinutes(lengths.get(i).longValue()), Duration.ofMinutes(delays.get(i).longValue())))
                .toList());
        var none = new Reliability(period, List.of());
        var repair = some.meanMinutesToRepair();
        var between = some.meanMinutesUpBetweenFailures();
        return Answer.of("MTTR", repair.map(Incidents::decimals))
                .and("MTBF_uptime_per_failure", between.map(Incidents::decimals))
                .and("availability_pct", Answer.percent(some.availability()))
                .and("identity_holds", some.availability().equals(
                        between.orElseThrow().dividedBy(between.orElseThrow().plus(repair.orElseThrow()))))
                .and("MTTD", some.meanMinutesToDetect().map(Incidents::decimals))
                .and("zero_incidents", Answer.of("MTTR", none.meanMinutesToRepair())
                        .and("MTBF", none.meanMinutesUpBetweenFailures())
                        .and("MTBF_lower_bound_minutes", none.observedMinutes().floor()))
                .json();
    }

    static JsonNode resolution(Question question) {
        question.input().prose("formula");
        return Answer.list(question.asked().valueStream().map(row -> {
            long outage = row.get("outage_s").longValue();
            long every = row.get("probe_every_s").longValue();
            var resolution = new Resolution(Duration.ofSeconds(outage), Duration.ofSeconds(every));
            return Answer.of("outage_s", outage)
                    .and("probe_every_s", every)
                    .and("p_detect", decimals(resolution.chanceToSee()))
                    .and("expected_failed_probes", decimals(resolution.expectedFailures()));
        }).toList());
    }

    private static String decimals(Fraction number) {
        return Answer.decimals(number, 4);
    }
}

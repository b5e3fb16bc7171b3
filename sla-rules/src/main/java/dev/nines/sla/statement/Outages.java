package dev.nines.sla.statement;

import dev.nines.sla.Span;
import dev.nines.sla.contract.Period;
import dev.nines.sla.measure.Attainment;
import dev.nines.sla.measure.DownRun;
import dev.nines.sla.measure.IntervalRates;
import dev.nines.sla.verdict.Finding;
import java.util.List;
import java.util.stream.Stream;

/** What may be claimed for: incidents, and the runs and intervals that the verdicts list. */
final class Outages {
    private Outages() {}

    /** Those that begin in the period, or go on into it. */
    static List<Span> of(Findings findings, Period period) {
        return Stream.concat(
                        findings.incidents().stream().map(incident -> span(incident, period)),
                        findings.judged().stream().flatMap(one -> listed(one.verdict().evidence().finding())))
                .map(span -> span.overlap(period.span()))
                .filter(span -> !span.isEmpty())
                .toList();
    }

    private static Span span(IncidentLine incident, Period period) {
        return switch (incident) {
            case IncidentLine.Ended ended -> new Span(ended.since(), ended.until());
            case IncidentLine.Ongoing ongoing -> new Span(ongoing.since(), period.to());
        };
    }

    private static Stream<Span> listed(Finding finding) {
        return switch (finding) {
            case Finding.Runs _ -> Stream.empty();
            case Finding.ErrorRates rates -> rates.found().withErrors().stream().map(IntervalRates.Interval::span);
            case Finding.Minutes minutes -> minutes.found().runs().stream().map(DownRun::span);
            case Finding.Intervals intervals -> intervals.found().intervals().stream()
                    .filter(interval -> interval.standing() == Attainment.Standing.BAD)
                    .map(Attainment.Interval::span);
        };
    }
}

package dev.nines.sla.statement;

import dev.nines.sla.Span;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.credit.Claim;
import dev.nines.sla.credit.Claim.Standing;
import dev.nines.sla.credit.Credits;
import dev.nines.sla.statement.Statement.Line;
import dev.nines.sla.verdict.Evidence;
import dev.nines.sla.verdict.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Findings in, a statement out. */
public final class Statements {
    private static final Comparator<IncidentLine> BY_BEGINNING = Comparator.comparing(IncidentLine::since)
            .thenComparing(IncidentLine::series)
            .thenComparing(IncidentLine::id);

    private Statements() {}

    /** A period that is still open has no statement: its last sample may turn it. */
    public static Statement write(Contract contract, Period period, Findings findings, Written written) {
        if (period.isOpenAt(written.at())) {
            throw new IllegalArgumentException("period " + period.label() + " must be over: it ends at " + period.to());
        }
        return drawn(contract, period, findings, written);
    }

    /** What an open period has come to. Nothing of it is decided, so that nothing is owed. */
    public static Statement forecast(Contract contract, Period period, Findings findings, Written written) {
        if (!period.isOpenAt(written.at())) {
            throw new IllegalArgumentException("period " + period.label() + " must be open: it ended at " + period.to());
        }
        return drawn(contract, period, findings, written);
    }

    private static Statement drawn(Contract contract, Period period, Findings findings, Written written) {
        var judged = ordered(contract, findings.judged());
        var claims = judged.stream().flatMap(one -> claim(one).stream()).toList();
        var reliability = ReliabilityLine.of(judged.stream().map(Judged::series), findings.incidents(),
                contract.term().judged(period).overlap(new Span(Instant.MIN, written.at())));
        return new Statement(
                contract,
                period,
                judged.stream().map(Statements::line).toList(),
                Credits.owed(contract.credit(), new Credits.Base(contract.fee(), period), claims),
                ClaimDeadline.of(contract, period, Outages.of(findings, period)),
                findings.incidents().stream().sorted(BY_BEGINNING).toList(),
                Method.sentences(contract, period),
                Stream.concat(findings.notes().stream(), judged.stream().map(Quality::sentence)).toList(),
                findings.around().ordered(),
                reliability,
                Loss.of(contract.particulars().downtime(), reliability).stream().toList(),
                written.software());
    }

    private static List<Judged> ordered(Contract contract, List<Judged> judged) {
        var seen = new HashSet<String>();
        for (var one : judged) {
            if (!contract.rules().contains(one.rule())) {
                throw new IllegalArgumentException("contract " + contract.id() + " has no such rule: " + one.rule());
            }
            if (!seen.add(one.rule().id() + "/" + one.series().name())) {
                throw new IllegalArgumentException(
                        "judged twice: " + one.series().name() + " under " + one.rule().id());
            }
        }
        return judged.stream()
                .sorted(Comparator.comparingInt((Judged one) -> contract.rules().indexOf(one.rule()))
                        .thenComparing(Judged::series))
                .toList();
    }

    private static Line line(Judged judged) {
        var chance = Trials.chance(judged.verdict().evidence());
        return new Line(judged.series(), judged.rule(), judged.verdict(), chance, judged.precision(), judged.days(),
                judged.recounts());
    }

    private static Optional<Claim> claim(Judged judged) {
        return switch (judged.verdict()) {
            case Verdict.Undecided _ -> Optional.empty();
            case Verdict.Met met -> claim(judged, met.evidence(), Standing.MET);
            case Verdict.Breached breached -> claim(judged, breached.evidence(), Standing.BREACHED);
        };
    }

    private static Optional<Claim> claim(Judged judged, Evidence evidence, Standing standing) {
        return switch (judged.rule()) {
            case Rule.Uptime _, Rule.Intervals _ -> evidence.attained()
                    .map(share -> new Claim.Share(judged.series(), share, standing, evidence.finding().text()));
            case Rule.Latency rule -> switch (standing) {
                case MET -> Optional.empty();
                case BREACHED -> Optional.of(new Claim.Latency(judged.series(), rule.id(), rule.percentile()));
            };
        };
    }
}

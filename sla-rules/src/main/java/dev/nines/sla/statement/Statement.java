package dev.nines.sla.statement;

import dev.nines.sla.SeriesId;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.credit.Credit;
import dev.nines.sla.statistics.Chance;
import dev.nines.sla.verdict.Verdict;
import dev.nines.sla.verdict.Verdict.Breached;
import dev.nines.sla.verdict.Verdict.Met;
import dev.nines.sla.verdict.Verdict.Undecided;
import java.util.List;

/**
 * The account of one closed month, as values: the same findings give an equal statement on any machine, in any order.
 *
 * @param lines by the contract's order of rules, then by series
 * @param incidents by their beginning
 * @param method how it was measured and judged, sentence by sentence, with every parameter
 * @param quality the caller's notes, then what was not seen or not counted, a sentence for each line
 * @param around by series
 * @param reliability by series
 * @param loss one, or none where nobody said what a minute is worth
 */
public record Statement(
        Contract contract,
        Period period,
        List<Line> lines,
        Credit credit,
        ClaimDeadline claim,
        List<IncidentLine> incidents,
        List<String> method,
        List<String> quality,
        Around around,
        List<ReliabilityLine> reliability,
        List<Loss> loss,
        String software) {
    public Statement {
        lines = List.copyOf(lines);
        incidents = List.copyOf(incidents);
        method = List.copyOf(method);
        quality = List.copyOf(quality);
        reliability = List.copyOf(reliability);
        loss = List.copyOf(loss);
    }

    /** Chance and precision are printed beside the verdict, which they never decide. */
    public record Line(SeriesId series, Rule rule, Verdict verdict, Chance chance, Precision precision,
            List<DayLine> days, List<Recount> recounts) {
        public Line {
            days = List.copyOf(days);
            recounts = List.copyOf(recounts);
        }
    }

    /** {@code BREACHED} if any line is; else {@code UNDECIDED} if any line is, or there is none; else {@code MET}. */
    public String word() {
        boolean undecided = lines.isEmpty();
        for (var line : lines) {
            switch (line.verdict()) {
                case Breached breached -> {
                    return breached.word();
                }
                case Undecided _ -> undecided = true;
                case Met _ -> {}
            }
        }
        return undecided ? "UNDECIDED" : "MET";
    }
}

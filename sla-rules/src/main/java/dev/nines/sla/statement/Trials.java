package dev.nines.sla.statement;

import dev.nines.sla.statistics.Chance;
import dev.nines.sla.verdict.Counts;
import dev.nines.sla.verdict.Evidence;
import dev.nines.sla.verdict.Finding;

/** What of an evidence was tried and went well or badly as a whole, so that chance can be asked of it. */
final class Trials {
    private Trials() {}

    static Chance chance(Evidence evidence) {
        return switch (evidence.finding()) {
            case Finding.Runs runs -> of(evidence, runs.counts());
            // an interval's error rate is neither good nor bad, so its runs are asked
            case Finding.ErrorRates _ -> of(evidence, evidence.counts());
            case Finding.Minutes minutes -> {
                long down = minutes.found().downMinutes();
                yield Chance.of(evidence.rule().objective(), minutes.found().total().total().toMinutes() - down, down);
            }
            case Finding.Intervals intervals -> Chance.of(evidence.rule().objective(), intervals.found().good(),
                    intervals.found().measured() - intervals.found().good());
        };
    }

    private static Chance of(Evidence evidence, Counts counts) {
        return Chance.of(evidence.rule().objective(), counts.good(), counts.bad());
    }
}

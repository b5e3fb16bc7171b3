package dev.nines.monitor.watch;

import dev.nines.monitor.evaluate.StandingRound;
import dev.nines.monitor.watch.EvaluationJob.Evaluation;

/** Who judges by the contracts in force: closed periods, and how the running one stands. */
record Bench(Evaluation evaluation, StandingRound standing) {}

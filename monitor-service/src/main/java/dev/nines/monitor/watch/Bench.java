package dev.nines.monitor.watch;

import dev.nines.monitor.evaluate.Forecasts;
import dev.nines.monitor.watch.EvaluationJob.Evaluation;

/** Who judges by the contracts in force: closed periods, how the running one stands, and what it has come to. */
record Bench(Evaluation evaluation, Standings standings, Forecasts forecasts) {}

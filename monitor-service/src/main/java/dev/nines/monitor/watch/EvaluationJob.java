package dev.nines.monitor.watch;

import dev.nines.monitor.claim.Reminders;
import dev.nines.monitor.evaluate.EvaluationRound;
import dev.nines.monitor.metrics.SelfMetrics;
import java.time.InstantSource;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Quartz's way into {@link EvaluationRound} and {@link Reminders}: once at a time in the cluster. */
@DisallowConcurrentExecution
public final class EvaluationJob implements Job {
    private static final Logger log = LoggerFactory.getLogger(EvaluationJob.class);

    private final Evaluation evaluation;

    /** What one evaluation needs; {@code told} is called when something may have to be sent. */
    record Evaluation(EvaluationRound round, Reminders reminders, SelfMetrics metrics, InstantSource clock, Runnable told, String software) {}

    EvaluationJob(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    @Override
    public void execute(JobExecutionContext context) {
        evaluate(evaluation);
    }

    @SuppressWarnings("CatchingUnchecked") // the round's edge: the next one tries again, and the age of the last good one is a metric
    static void evaluate(Evaluation evaluation) {
        try {
            for (var written : evaluation.round().run(evaluation.software())) {
                log.info("statement written contract={} period={} revision={}", written.contract(), written.period(), written.revision());
                evaluation.told().run();
            }
            if (evaluation.reminders().run(evaluation.clock().instant()) > 0) evaluation.told().run();
            evaluation.metrics().evaluatedAt(evaluation.clock().instant());
        } catch (RuntimeException e) {
            log.warn("evaluation not ended, the next round tries again why={}", e.getMessage());
            log.debug("evaluation", e);
        }
    }
}

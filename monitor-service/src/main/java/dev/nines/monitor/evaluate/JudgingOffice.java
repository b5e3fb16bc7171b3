package dev.nines.monitor.evaluate;

import dev.nines.db.access.Change;
import dev.nines.monitor.access.AuditTrail;
import dev.nines.monitor.evaluate.EvaluationRound.Outcome;
import java.time.InstantSource;
import java.util.Map;

/** Has a past period judged now, for one who is known. */
public final class JudgingOffice {
    private final Judge judge;
    private final AuditTrail trail;
    private final InstantSource clock;

    /** Who judges. */
    public interface Judge {
        Outcome judge(String contract, String period);

        /** Why a statement stands though it should be judged again: by {@code contract/period}, a sentence. */
        Map<String, String> notes();
    }

    public JudgingOffice(Judge judge, AuditTrail trail, InstantSource clock) {
        this.judge = judge;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param who as the audit log is to name him */
    public Outcome judge(String contract, String period, String who) {
        var outcome = judge.judge(contract, period);
        switch (outcome) {
            case Outcome.Wrote(var archived) -> note(contract, period, who, Map.of("wrote_revision", Integer.toString(archived.revision())));
            case Outcome.Stands(var archived) -> note(contract, period, who, Map.of("stands_revision", Integer.toString(archived.revision())));
            case Outcome.Refused _, Outcome.NoSuch _ -> {}
        }
        return outcome;
    }

    public Map<String, String> notes() {
        return judge.notes();
    }

    private void note(String contract, String period, String who, Map<String, String> detail) {
        trail.note(new Change(clock.instant(), who, "statement.judged", contract + "/" + period, detail));
    }
}

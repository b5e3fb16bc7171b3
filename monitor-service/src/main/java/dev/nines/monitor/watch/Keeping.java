package dev.nines.monitor.watch;

import dev.nines.db.spool.Spool;
import dev.nines.monitor.metrics.SelfMetrics;
import dev.nines.monitor.schedule.IntakeQueue;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether everything that is observed comes to where it is kept; says each trouble once when it comes. */
final class Keeping {
    private static final Logger log = LoggerFactory.getLogger(Keeping.class);

    private final Spool spool;
    private final IntakeQueue intake;
    private long toldSetAside;
    private long toldDamaged;

    Keeping(Spool spool, IntakeQueue intake) {
        this.spool = spool;
        this.intake = intake;
    }

    SelfMetrics.Keeping figures() {
        return new SelfMetrics.Keeping(intake::depth, spool::bytes, spool::limitBytes, spool::refused, spool::setAside, spool::damaged);
    }

    /** A full disk is no matter of this: the intake says it at once, and when it is over. */
    void look() {
        long setAside = spool.setAside();
        if (setAside > toldSetAside) {
            log.error("PostgreSQL refuses observations for their content; they are set aside in files that end in .refused, and tried again at"
                    + " the next start total={} last={}", setAside, spool.lastSetAside().orElse(""));
        }
        toldSetAside = setAside;
        long damaged = spool.damaged();
        if (damaged > toldDamaged) {
            log.error("lines of the spool cannot be read back; their files are set aside with the ending .damaged total={}", damaged);
        }
        toldDamaged = damaged;
    }

    List<String> troubles() {
        var troubles = new ArrayList<String>();
        spool.trouble().ifPresent(why -> troubles.add("the local spool takes no observations (" + why + "): " + intake.depth()
                + " wait in memory, what is oldest is kept"));
        if (intake.lost() > 0) troubles.add("since the start " + count(intake.lost(), "observation was", "observations were") + " lost");
        if (spool.setAside() > 0) {
            troubles.add("PostgreSQL refused " + count(spool.setAside(), "observation for its content: it is", "observations for their content: they are")
                    + " set aside in the folder of the spool");
        }
        if (spool.damaged() > 0) {
            troubles.add(count(spool.damaged(), "line", "lines") + " of the spool could not be read back, and the file is set aside");
        }
        return troubles;
    }

    private static String count(long n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}

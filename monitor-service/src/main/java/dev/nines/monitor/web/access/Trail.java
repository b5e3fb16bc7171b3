package dev.nines.monitor.web.access;

import dev.nines.db.access.AuditLog.Line;
import java.util.List;

/** What was done, the newest first. */
@FunctionalInterface
public interface Trail {
    List<Line> before(long sequence, int atMost);
}

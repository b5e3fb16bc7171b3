package dev.nines.monitor.statement;

import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.statement.part.Earlier;
import dev.nines.monitor.statement.part.Remark;
import java.util.List;

/**
 * What a document says of its period that no run tells.
 *
 * @param before the periods before this one, the newest first
 */
public record Beside(Origin origin, List<Earlier> before, Remarks remarks) {
    public Beside {
        before = List.copyOf(before);
    }

    /** Of a period of which nothing else is known. */
    public Beside(Origin origin) {
        this(origin, List.of(), _ -> List.of());
    }

    /** What people added to incidents. */
    @FunctionalInterface
    public interface Remarks {
        /** In the order in which they were added. */
        List<Remark> of(String incident);
    }
}

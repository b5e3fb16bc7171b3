package dev.nines.db.sql;

import dev.nines.probe.ContentRefused;
import dev.nines.probe.StoreUnavailable;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/** Tells a server that will never take a value from one that cannot take anything just now. */
public final class Refusal {
    private static final String CHECK_VIOLATION = "23514";
    private static final String NOT_NULL_VIOLATION = "23502";

    private Refusal() {}

    public static StoreUnavailable of(String what, SQLException e) {
        return isOfContent(e) ? new ContentRefused(what, e) : new StoreUnavailable(what, e);
    }

    private static boolean isOfContent(SQLException e) {
        String state = e.getSQLState();
        if (state == null) return false;
        // data that is out of range or no text; and more of it than a row or an index can hold
        if (state.startsWith("22") || state.startsWith("54")) return true;
        return state.equals(NOT_NULL_VIOLATION) || (state.equals(CHECK_VIOLATION) && namesConstraint(e));
    }

    /** A row for which there is no partition violates a check too, one without a name; and that is not the row's fault. */
    private static boolean namesConstraint(SQLException e) {
        return e instanceof PSQLException p && p.getServerErrorMessage() != null
                && p.getServerErrorMessage().getConstraint() != null;
    }
}

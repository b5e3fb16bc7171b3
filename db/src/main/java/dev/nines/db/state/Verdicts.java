package dev.nines.db.state;

import dev.nines.db.sql.Database;
import dev.nines.sla.SeriesId;
import dev.nines.sla.store.StateChange.VerdictFound;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The verdicts that the state log has kept. */
public final class Verdicts {
    private static final String COLUMNS =
            "select contract, rule, series, period, decided_at, word, evidence from nines.verdict";
    private static final String ORDER =
            " order by contract collate \"C\", period collate \"C\", rule collate \"C\", series collate \"C\"";
    private static final String OF_PERIOD = COLUMNS + " where contract = ? and period = ?" + ORDER;
    private static final String ALL = COLUMNS + ORDER;

    private final Database database;

    public Verdicts(DataSource source) {
        this.database = new Database(source);
    }

    /** By rule, then series. The period is the contract's label of it: {@code 2026-10}. */
    public List<VerdictFound> verdicts(String contract, String period) {
        return database.transaction("read verdicts of " + contract + " for " + period, connection -> {
            try (var select = connection.prepareStatement(OF_PERIOD)) {
                select.setString(1, contract);
                select.setString(2, period);
                return read(select);
            }
        });
    }

    /** By contract, period, rule and series. */
    public List<VerdictFound> all() {
        return database.transaction("read verdicts", connection -> {
            try (var select = connection.prepareStatement(ALL)) {
                return read(select);
            }
        });
    }

    private static List<VerdictFound> read(PreparedStatement select) throws SQLException {
        var found = new ArrayList<VerdictFound>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                found.add(new VerdictFound(row.getString("contract"), row.getString("rule"),
                        new SeriesId(row.getString("series")),
                        row.getString("period"), row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                        row.getString("word"), row.getString("evidence")));
            }
        }
        return List.copyOf(found);
    }
}

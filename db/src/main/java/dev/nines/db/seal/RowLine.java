package dev.nines.db.seal;

import dev.nines.db.sql.Micros;
import dev.nines.probe.Flag;
import dev.nines.probe.Phase;
import dev.nines.probe.Series;
import dev.nines.probe.TokenKind;
import dev.nines.sla.seal.CsvLine;
import dev.nines.sla.seal.Digest;
import dev.nines.sla.seal.RowFormat;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of {@code nines.observation} as the line of {@link RowFormat}: straight from the columns, for there are millions. */
final class RowLine {
    /** {@code served_model} of whoever used the model that was asked. */
    private static final String AS_ASKED = "=";
    private static final Phase[] PHASES = Phase.values();
    private static final TokenKind[] TOKENS = TokenKind.values();
    private static final Flag[] FLAGS = Flag.values();
    /** What a statement must select, in the order of the line as far as there is one column for a cell. */
    static final String COLUMNS = "series_id, slot, sent_lag_us, class::text, http_status, detail ->> 'deadline', limit_us,"
            + " detail ->> 'cause', fresh, detail ->> 'connection', "
            + Stream.concat(Arrays.stream(PHASES).map(Phase::field), Arrays.stream(TOKENS).map(TokenKind::field))
                    .collect(Collectors.joining(", "))
            + ", cost_usd, finish_reason, served_model, detail ->> 'served_model', detail ->> 'service_tier', detail ->> 'served_region',"
            + " request_id, detail ->> 'retry_after_s', flags, probe_version, simulated, detail ->> 'text', detail ->> 'wide'";
    private static final int FIRST_PHASE = 11;
    private static final int COST = FIRST_PHASE + PHASES.length + TOKENS.length;
    private static final int WIDE = COST + 12;

    private final Stamp slots = new Stamp();
    private final Stamp sent = new Stamp();
    private final CsvLine line = new CsvLine();

    String read(ResultSet row, Series series) throws SQLException {
        long slot = Micros.of(row.getObject(2, OffsetDateTime.class).toInstant());
        line.clear().cell(slots.of(slot)).cell(series.name()).cell(sent.of(slot + row.getLong(3)));
        for (int i = 4; i <= 8; i++) text(row.getString(i));
        text(connection(row));
        phases(row);
        for (int i = 0; i < TOKENS.length; i++) text(row.getString(FIRST_PHASE + PHASES.length + i));
        var cost = row.getBigDecimal(COST);
        text(cost == null ? null : cost.toPlainString());
        text(row.getString(COST + 1));
        text(servedModel(row, series));
        for (int i = 4; i <= 7; i++) text(row.getString(COST + i));
        long flags = row.getLong(COST + 8);
        text(flags == 0 ? null : words(flags));
        line.cell(row.getString(COST + 9)).cell(row.getBoolean(COST + 10) ? "true" : "false");
        String reason = row.getString(COST + 11);
        text(reason == null || reason.isEmpty() ? null : Digest.over(reason.getBytes(StandardCharsets.UTF_8)).hex());
        return line.toString();
    }

    private void text(@Nullable String cell) {
        if (cell == null) line.nothing();
        else line.cell(cell);
    }

    private static @Nullable String connection(ResultSet row) throws SQLException {
        boolean fresh = row.getBoolean(9);
        if (row.wasNull()) return row.getString(10);
        return fresh ? "fresh" : "reused";
    }

    private void phases(ResultSet row) throws SQLException {
        String wide = row.getString(WIDE);
        Map<String, String> exact = wide == null ? Map.of() : exact(wide);
        for (int i = 0; i < PHASES.length; i++) {
            String saturated = row.getString(FIRST_PHASE + i);
            text(exact.isEmpty() || saturated == null ? saturated : exact.getOrDefault(PHASES[i].name(), saturated));
        }
    }

    /** Half an hour and more does not fit into the column of a phase: {@code TOTAL=4000000000 TTFT=3000000000}. */
    private static Map<String, String> exact(String wide) {
        var exact = new TreeMap<String, String>();
        for (String each : wide.split(" ", -1)) {
            int sign = each.indexOf('=');
            exact.put(each.substring(0, sign), each.substring(sign + 1));
        }
        return exact;
    }

    private static @Nullable String servedModel(ResultSet row, Series series) throws SQLException {
        String served = row.getString(COST + 2);
        if (served == null) return row.getString(COST + 3);
        return served.equals(AS_ASKED) ? series.target().model() : served;
    }

    private static String words(long bits) {
        return Arrays.stream(FLAGS).filter(f -> (bits & f.bit()) != 0).map(Flag::word).collect(Collectors.joining(" "));
    }
}

package dev.nines.db;

import static java.util.stream.Collectors.joining;

import dev.nines.db.sql.Micros;
import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.ProbeOutcome.Answered;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Deadline;
import dev.nines.probe.ProbeOutcome.Failed;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.ProbeOutcome.TimedOut;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of {@code nines.observation} as the observation that it was. */
final class ObservationRow {
    /** What a statement must select for {@link #read}. */
    static final String COLUMNS = "slot, class::text as class, "
            + ObservationColumns.names(ObservationColumns.PLAIN) + ", "
            + ObservationColumns.DETAIL.stream()
                    .map(c -> "detail ->> '" + c.name() + "' as detail_" + c.name())
                    .collect(joining(", "));

    private final ResultSet row;
    private final Series series;

    private ObservationRow(ResultSet row, Series series) {
        this.row = row;
        this.series = series;
    }

    static Observation read(ResultSet row, Series series) throws SQLException {
        return new ObservationRow(row, series).observation();
    }

    private Observation observation() throws SQLException {
        var slot = row.getObject("slot", OffsetDateTime.class).toInstant();
        var sentAt = Micros.instant(Micros.of(slot) + row.getLong("sent_lag_us"));
        return new Observation(series, slot, sentAt, outcome(), phases(), tokens(), reply(), flags(), cost(),
                row.getString("probe_version"), row.getBoolean("simulated"));
    }

    private ProbeOutcome outcome() throws SQLException {
        return switch (ObservationClass.valueOf(row.getString("class"))) {
            case OK -> new Answered();
            case TIMEOUT -> new TimedOut(
                    Deadline.valueOf(detail("deadline")), Micros.duration(row.getLong("limit_us")), text());
            case LOCAL -> new Local(Cause.valueOf(detail("cause")), text());
            case SERVER_ERROR -> new Failed(FailureKind.SERVER_ERROR, text());
            case TRUNCATED -> new Failed(FailureKind.TRUNCATED, text());
            case MALFORMED -> new Failed(FailureKind.MALFORMED, text());
            case EMPTY -> new Failed(FailureKind.EMPTY, text());
            case CONNECT -> new Failed(FailureKind.CONNECT, text());
            case MODEL_NOT_FOUND -> new Failed(FailureKind.MODEL_NOT_FOUND, text());
            case RATE_LIMITED -> new Failed(FailureKind.RATE_LIMITED, text());
            case QUOTA -> new Failed(FailureKind.QUOTA, text());
            case AUTH -> new Failed(FailureKind.AUTH, text());
            case BAD_REQUEST -> new Failed(FailureKind.BAD_REQUEST, text());
        };
    }

    private Phases phases() throws SQLException {
        Phases phases = Phases.NONE;
        for (Phase p : Phase.values()) {
            int micros = row.getInt(p.field());
            if (!row.wasNull()) phases = phases.with(p, micros);
        }
        String wide = row.getString("detail_wide");
        return wide == null ? phases : widened(phases, wide);
    }

    private static Phases widened(Phases saturated, String wide) {
        Phases exact = saturated;
        for (String each : wide.split(" ", -1)) {
            int sign = each.indexOf('=');
            exact = exact.with(Phase.valueOf(each.substring(0, sign)), Long.parseLong(each.substring(sign + 1)));
        }
        return exact;
    }

    private Tokens tokens() throws SQLException {
        var counts = new EnumMap<TokenKind, Integer>(TokenKind.class);
        for (TokenKind k : TokenKind.values()) {
            int count = row.getInt(k.field());
            if (!row.wasNull()) counts.put(k, count);
        }
        return new Tokens(counts);
    }

    private Reply reply() throws SQLException {
        var said = new EnumMap<Attribute, String>(Attribute.class);
        put(said, Attribute.CONNECTION, connection());
        put(said, Attribute.FINISH_REASON, row.getString("finish_reason"));
        put(said, Attribute.SERVED_MODEL, servedModel());
        put(said, Attribute.SERVICE_TIER, row.getString("detail_service_tier"));
        put(said, Attribute.SERVED_REGION, row.getString("detail_served_region"));
        put(said, Attribute.REQUEST_ID, row.getString("request_id"));
        put(said, Attribute.RETRY_AFTER, row.getString("detail_retry_after_s"));
        return new Reply(row.getInt("http_status"), said);
    }

    private @Nullable String connection() throws SQLException {
        boolean fresh = row.getBoolean("fresh");
        if (row.wasNull()) return row.getString("detail_connection");
        return fresh ? ObservationColumns.FRESH : ObservationColumns.REUSED;
    }

    private @Nullable String servedModel() throws SQLException {
        String served = row.getString("served_model");
        if (served == null) return row.getString("detail_served_model");
        return served.equals(ObservationColumns.AS_ASKED) ? series.target().model() : served;
    }

    private Set<Flag> flags() throws SQLException {
        long bits = row.getLong("flags");
        var flags = EnumSet.noneOf(Flag.class);
        for (Flag f : Flag.values()) if ((bits & f.bit()) != 0) flags.add(f);
        return flags;
    }

    private Cost cost() throws SQLException {
        var usd = row.getBigDecimal("cost_usd");
        return usd == null ? Cost.UNKNOWN : new Cost.Usd(usd);
    }

    private String text() throws SQLException {
        String text = row.getString("detail_text");
        return text == null ? "" : text;
    }

    private String detail(String name) throws SQLException {
        String word = row.getString("detail_" + name);
        if (word == null) {
            throw new SQLException("observation of " + series.name() + " has no " + name + " in its detail");
        }
        return word;
    }

    private static void put(Map<Attribute, String> said, Attribute attribute, @Nullable String value) {
        if (value != null) said.put(attribute, value);
    }
}

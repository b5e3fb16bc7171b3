package dev.nines.db;

import static java.util.stream.Collectors.joining;

import dev.nines.db.sql.JsonText;
import dev.nines.db.sql.Micros;
import dev.nines.db.sql.Storable;
import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.ProbeOutcome.TimedOut;
import dev.nines.probe.TokenKind;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An observation as the columns of {@code nines.observation}; {@link ObservationRow} is the way back. */
final class ObservationColumns {
    /** What {@code served_model} holds where the server used the model that was asked. */
    static final String AS_ASKED = "=";
    static final String FRESH = "fresh";
    static final String REUSED = "reused";

    private static final Phase[] PHASES = Phase.values();

    /** @param type the element type of the array that carries the column to the server */
    record Column<T>(String name, String type, Class<T> element, Value<T> value) {
        T[] values(List<Observation> observations) {
            @SuppressWarnings("unchecked") // made of the very class that T is
            var values = (T[]) Array.newInstance(element, observations.size());
            for (int i = 0; i < values.length; i++) setIfSeen(values, i, value.of(observations.get(i)));
            return values;
        }

        private static <T> void setIfSeen(T[] values, int i, @Nullable T value) {
            if (value != null) values[i] = value;
        }
    }

    @FunctionalInterface
    interface Value<T> {
        @Nullable T of(Observation observation);
    }

    /** The columns that stand as they are, {@code series_id}, {@code slot}, {@code class} and {@code detail} apart. */
    static final List<Column<?>> PLAIN = plain();

    /** The rare ones, gathered in {@code detail}. */
    static final List<Column<String>> DETAIL = List.of(
            text("text", o -> o.outcome().detailText().isEmpty() ? null : o.outcome().detailText()),
            text("deadline", o -> o.outcome() instanceof TimedOut t ? t.deadline().name() : null),
            text("cause", o -> o.outcome() instanceof Local l ? l.cause().name() : null),
            text("connection", o -> fresh(o) == null ? attribute(o, Attribute.CONNECTION) : null),
            text("served_model", o -> AS_ASKED.equals(attribute(o, Attribute.SERVED_MODEL)) ? AS_ASKED : null),
            text("service_tier", o -> attribute(o, Attribute.SERVICE_TIER)),
            text("served_region", o -> attribute(o, Attribute.SERVED_REGION)),
            text("retry_after_s", o -> attribute(o, Attribute.RETRY_AFTER)),
            text("wide", ObservationColumns::wide));

    /** The rare ones as JSON; null for nearly every row, so that those pay nothing for it. */
    static final Column<String> DETAIL_JSON = new Column<>("detail", "text", String.class, ObservationColumns::detail);

    private ObservationColumns() {}

    static String names(List<Column<?>> columns) {
        return columns.stream().map(Column::name).collect(joining(", "));
    }

    private static List<Column<?>> plain() {
        var columns = new ArrayList<Column<?>>();
        columns.add(number("sent_lag_us", o -> Micros.of(o.sentAt()) - Micros.of(o.scheduledAt())));
        columns.add(number("flags", o -> o.flags().stream().mapToLong(Flag::bit).sum()));
        columns.add(number("limit_us", o -> o.outcome() instanceof TimedOut t ? Micros.of(t.limit()) : null));
        columns.add(integer("http_status", o -> boxed(o.reply().httpStatus())));
        for (Phase p : PHASES) columns.add(integer(p.field(), o -> saturated(o.phases().micros(p))));
        for (TokenKind k : TokenKind.values()) columns.add(integer(k.field(), o -> boxed(o.tokens().count(k))));
        columns.add(new Column<>("simulated", "bool", Boolean.class, Observation::simulated));
        columns.add(new Column<>("fresh", "bool", Boolean.class, ObservationColumns::fresh));
        columns.add(new Column<>("cost_usd", "numeric", BigDecimal.class,
                o -> o.cost() instanceof Cost.Usd c ? c.amount() : null));
        columns.add(text("probe_version", Observation::probeVersion));
        columns.add(text("finish_reason", o -> attribute(o, Attribute.FINISH_REASON)));
        columns.add(text("served_model", ObservationColumns::servedModel));
        columns.add(text("request_id", o -> attribute(o, Attribute.REQUEST_ID)));
        return List.copyOf(columns);
    }

    private static @Nullable String detail(Observation o) {
        var members = new LinkedHashMap<String, String>();
        for (Column<String> each : DETAIL) {
            String value = each.value().of(o);
            if (value != null) members.put(each.name(), value);
        }
        return members.isEmpty() ? null : JsonText.of(members);
    }

    private static Column<Long> number(String name, Value<Long> value) {
        return new Column<>(name, "int8", Long.class, value);
    }

    private static Column<Integer> integer(String name, Value<Integer> value) {
        return new Column<>(name, "int4", Integer.class, value);
    }

    private static Column<String> text(String name, Value<String> value) {
        return new Column<>(name, "text", String.class, o -> {
            String text = value.of(o);
            return text == null ? null : Storable.text(text);
        });
    }

    private static @Nullable String attribute(Observation o, Attribute attribute) {
        return o.reply().attribute(attribute).orElse(null);
    }

    private static @Nullable Boolean fresh(Observation o) {
        String connection = attribute(o, Attribute.CONNECTION);
        if (FRESH.equals(connection)) return true;
        return REUSED.equals(connection) ? false : null;
    }

    private static @Nullable String servedModel(Observation o) {
        String served = attribute(o, Attribute.SERVED_MODEL);
        if (o.series().target().model().equals(served)) return AS_ASKED;
        return AS_ASKED.equals(served) ? null : served;
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    /** Half an hour and more does not fit: the column keeps its largest number, {@link #wide} the exact one. */
    private static @Nullable Integer saturated(OptionalLong micros) {
        return micros.isPresent() ? (int) Math.min(micros.getAsLong(), Integer.MAX_VALUE) : null;
    }

    private static @Nullable String wide(Observation o) {
        StringBuilder wide = new StringBuilder();
        for (Phase p : PHASES) {
            long micros = o.phases().micros(p).orElse(0);
            if (micros >= Integer.MAX_VALUE) wide.append(wide.isEmpty() ? "" : " ").append(p.name()).append('=').append(micros);
        }
        return wide.isEmpty() ? null : wide.toString();
    }
}

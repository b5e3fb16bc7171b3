package dev.nines.probe.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.Flag;
import dev.nines.probe.Gaps;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.TokenKind;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The order of the fields is fixed, so that equal observations are equal lines. */
final class ObservationWriter {
    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder().appendInstant(6).toFormatter();
    private static final Pattern WHOLE_SECONDS = Pattern.compile("0|[1-9][0-9]{0,17}");

    private ObservationWriter() {}

    static void write(Observation o, JsonGenerator json) throws IOException {
        json.writeStartObject();
        fields(o, json);
        json.writeEndObject();
    }

    static void write(Observation o, Gaps gaps, JsonGenerator json) throws IOException {
        json.writeStartObject();
        fields(o, json);
        long[] micros = gaps.micros().toArray();
        json.writeFieldName("gaps_us");
        json.writeArray(micros, 0, micros.length);
        json.writeEndObject();
    }

    private static void fields(Observation o, JsonGenerator json) throws IOException {
        series(o.series(), json);
        json.writeStringField("scheduled_at", INSTANT.format(o.scheduledAt()));
        json.writeStringField("sent_at", INSTANT.format(o.sentAt()));
        json.writeStringField("class", o.observationClass().name());
        json.writeStringField("effect", o.observationClass().effect().name());
        status(o.reply(), json);
        flags(o.flags(), json);
        attribute(Attribute.CONNECTION, o.reply(), json);
        measures(o, json);
        cost(o.cost(), json);
        for (Attribute a : Attribute.values()) if (a != Attribute.CONNECTION) attribute(a, o.reply(), json);
        json.writeStringField("probe_version", o.probeVersion());
        json.writeBooleanField("simulated", o.simulated());
        outcome(o.outcome(), json);
    }

    private static void series(Series series, JsonGenerator json) throws IOException {
        var target = series.target();
        json.writeStringField("target", target.name());
        json.writeStringField("endpoint", target.endpoint());
        json.writeStringField("probe", target.probe());
        json.writeStringField("model", target.model());
        textOrNull("tier", series.tier(), json);
        json.writeStringField("vantage", series.vantage());
    }

    private static void status(Reply reply, JsonGenerator json) throws IOException {
        if (reply.status() == 0) json.writeNullField("http_status");
        else json.writeNumberField("http_status", reply.status());
    }

    private static void flags(Set<Flag> flags, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("flags");
        for (Flag f : Flag.values()) if (flags.contains(f)) json.writeString(f.word());
        json.writeEndArray();
    }

    private static void measures(Observation o, JsonGenerator json) throws IOException {
        for (Phase p : Phase.values()) {
            var micros = o.phases().micros(p);
            if (micros.isPresent()) json.writeNumberField(p.field(), micros.getAsLong());
            else json.writeNullField(p.field());
        }
        for (TokenKind k : TokenKind.values()) {
            var count = o.tokens().count(k);
            if (count.isPresent()) json.writeNumberField(k.field(), count.getAsInt());
            else json.writeNullField(k.field());
        }
    }

    private static void cost(Cost cost, JsonGenerator json) throws IOException {
        switch (cost) {
            case Cost.Usd usd -> json.writeNumberField("cost_usd", usd.amount());
            case Cost.Unknown _ -> json.writeNullField("cost_usd");
        }
    }

    /** Seconds are a number; a server's text that is no whole number stays the text it was. */
    private static void attribute(Attribute a, Reply reply, JsonGenerator json) throws IOException {
        String value = reply.attributes().get(a);
        if (value == null) {
            json.writeNullField(a.field());
        } else if (a == Attribute.RETRY_AFTER && WHOLE_SECONDS.matcher(value).matches()) {
            json.writeNumberField(a.field(), Long.parseLong(value));
        } else {
            json.writeStringField(a.field(), value);
        }
    }

    private static void outcome(ProbeOutcome outcome, JsonGenerator json) throws IOException {
        textOrNull("detail", outcome.detailText(), json);
        switch (outcome) {
            case ProbeOutcome.TimedOut t -> {
                json.writeStringField("deadline", t.deadline().name());
                json.writeNumberField("limit_us", TimeUnit.MICROSECONDS.convert(t.limit()));
            }
            case ProbeOutcome.Local l -> json.writeStringField("cause", l.cause().name());
            case ProbeOutcome.Answered _, ProbeOutcome.Failed _ -> {}
        }
    }

    private static void textOrNull(String field, String value, JsonGenerator json) throws IOException {
        if (value.isEmpty()) json.writeNullField(field);
        else json.writeStringField(field, value);
    }
}

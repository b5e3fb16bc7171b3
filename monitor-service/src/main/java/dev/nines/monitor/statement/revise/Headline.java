package dev.nines.monitor.statement.revise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Listed;
import java.util.List;
import java.util.Objects;

/**
 * What a list says of a statement.
 *
 * @param zone of the period
 * @param before a claim must arrive before this instant
 * @param lastDay on which it can be sent, in the zone
 * @param changes what is otherwise than in the revision before
 */
public record Headline(String title, String verdict, String credit, boolean owed, String zone, String before, String lastDay, boolean simulated,
        List<String> changes) {
    private static final ObjectMapper MAPPER = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

    public Headline {
        changes = List.copyOf(Objects.requireNonNullElse(changes, List.of()));
    }

    public static Headline of(StatementDocument d) {
        return new Headline(d.contract().title(), d.verdict(), d.credit().amount(), d.credit().owed(), d.period().zone(), d.claim().before(),
                d.claim().lastDay(), d.isSimulated(), d.issue().changes());
    }

    /** One that was written before there were headlines is read whole. */
    public static Headline of(Listed listed, StatementArchive archive) {
        if (!listed.headline().isEmpty()) return read(listed.headline());
        var archived = archive.revision(listed.contract(), listed.period(), listed.revision());
        return of(StatementJson.read(archived.orElseThrow(() -> new IllegalStateException("a statement is listed and not there: " + listed)).json()));
    }

    public String write() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    private static Headline read(String json) {
        try {
            return MAPPER.readValue(json, Headline.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no headline: " + e.getOriginalMessage(), e);
        }
    }
}

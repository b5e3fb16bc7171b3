package dev.nines.monitor.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Set;

/** The canonical text of a statement: fields in their declared order, two spaces, line feeds. The same document gives the same bytes. */
public final class StatementJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writer(printer());

    private static final Set<String> KNOWN = Set.of(StatementDocument.FORMAT, StatementDocument.FORMAT_1);

    private StatementJson() {}

    public static String write(StatementDocument document) {
        return text(document);
    }

    /** One line of a statement by itself: the numbers of one verdict. */
    public static String write(StatementDocument.Line line) {
        return text(line);
    }

    private static String text(Object part) {
        try {
            return WRITER.writeValueAsString(part) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document of texts and integers is always JSON", e);
        }
    }

    /** @throws IllegalArgumentException when the text is not a statement of {@link StatementDocument#FORMAT} */
    public static StatementDocument read(String json) {
        try {
            var document = MAPPER.readValue(json, StatementDocument.class);
            if (!KNOWN.contains(document.format())) {
                throw new IllegalArgumentException("format must be " + StatementDocument.FORMAT + ": \"" + document.format() + "\"");
            }
            return document;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a statement: " + e.getOriginalMessage(), e);
        }
    }

    private static DefaultPrettyPrinter printer() {
        var lines = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    }
}

package dev.nines.monitor.config.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.monitor.config.keys.NinesKeys;
import dev.nines.monitor.config.shape.JsonSchema;
import dev.nines.monitor.config.shape.KeyTable;

/** What the reader knows, for editors and for people. */
public final class Reference {
    private Reference() {}

    /** The JSON Schema of {@code nines.yaml}, with a line's end at its end. */
    public static String schema() {
        var lines = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(JsonSchema.of("nines.yaml", NinesKeys.ROOT)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema of maps and texts cannot be written", e);
        }
    }

    /** Every key, as a table of Markdown. */
    public static String keys() {
        return String.join("\n", KeyTable.rows(NinesKeys.ROOT));
    }
}

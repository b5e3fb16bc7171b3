package dev.nines.monitor.statement.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.nines.monitor.statement.Specimen;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.statement.revise.Forecast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatementSchemaTest {
    private static final Path GOLDEN = Path.of("src/test/resources/statement");
    private static final Path PUBLISHED = Path.of("..", "docs", "nines-statement.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(StatementSchema.text());

    @Test
    void the_published_schema_is_the_one_of_the_records() throws IOException {
        Files.createDirectories(Path.of("target/golden"));
        Files.writeString(Path.of("target/golden/nines-statement.schema.json"), StatementSchema.text());

        assertThat(Files.readString(PUBLISHED)).isEqualTo(StatementSchema.text());
    }

    static List<Path> golden() throws IOException {
        try (var all = Files.walk(GOLDEN)) {
            return all.filter(f -> f.toString().endsWith(".json") && !f.toString().endsWith("-shape-1.json")).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("golden")
    void every_golden_statement_is_as_the_schema_says(Path file) throws IOException {
        assertThat(SCHEMA.validate(JSON.readTree(Files.readString(file)))).isEmpty();
    }

    @Test
    void a_statement_with_something_in_every_part_is_as_the_schema_says_and_names_every_field_of_it() throws JsonProcessingException {
        var statement = JSON.readTree(StatementJson.write(Specimen.document()));

        assertThat(SCHEMA.validate(statement)).isEmpty();
        assertThat(names(JSON.readTree(StatementSchema.text()))).containsAll(fields(statement));
    }

    @Test
    void a_forecast_is_as_the_schema_says() throws JsonProcessingException {
        var forecast = Forecast.of(Specimen.document(), Instant.parse("2026-10-20T12:00:00Z"), List.of());

        assertThat(SCHEMA.validate(JSON.readTree(StatementJson.write(forecast)))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, quoteCharacter = '`', delimiter = '|', textBlock = """
            case                       | instead of                 | stands
            another format             | "nines-statement/2"        | "nines-statement/3"
            a verdict that is none     | "verdict" : "BREACHED"     | "verdict" : "GUILTY"
            a count that is a text     | "revision" : 2             | "revision" : "2"
            a field that is unknown    | "software" :               | "hardware" : "", "software" :
            a field that is forgotten  | "data" : "simulated",      | ``
            an instant without a zone  | "2026-09-30T22:00:00Z"     | "2026-09-30T22:00:00"
            a share that is no number  | "99.5964"                  | "99,5964"
            a digest cut short         | 886266e7ae"                | 8862"
            """)
    void what_is_otherwise_is_refused(String name, String instead, String stands) throws JsonProcessingException {
        var json = StatementJson.write(Specimen.document());

        assertThat(json).contains(instead);
        assertThat(SCHEMA.validate(JSON.readTree(json.replaceFirst(Pattern.quote(instead), stands)))).as(name).isNotEmpty();
    }

    private static Set<String> names(JsonNode schema) {
        var names = new TreeSet<String>();
        schema.findValues("properties").forEach(p -> p.fieldNames().forEachRemaining(names::add));
        return names;
    }

    /** Those that hold a map of words to counts have no fields of their own below them. */
    private static Set<String> fields(JsonNode node) {
        var names = new TreeSet<String>();
        node.properties().forEach(p -> {
            names.add(p.getKey());
            if (!List.of("bad", "excluded", "missing", "served_tiers").contains(p.getKey())) names.addAll(fields(p.getValue()));
        });
        if (node.isArray()) node.forEach(each -> names.addAll(fields(each)));
        return names;
    }
}

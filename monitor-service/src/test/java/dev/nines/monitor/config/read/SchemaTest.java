package dev.nines.monitor.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.nines.monitor.config.keys.NinesKeys;
import dev.nines.monitor.config.shape.KeyTable;
import dev.nines.monitor.config.yaml.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The schema for editors says what the reader does, as far as a schema can. */
class SchemaTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path CONFIG = Path.of("src/test/resources/config");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Reference.schema());

    @Test
    void the_schema_in_the_documentation_is_the_one_that_the_command_prints() throws IOException {
        assertThat(Files.readString(DOCS.resolve("nines.schema.json"))).isEqualTo(Reference.schema());
    }

    @Test
    void the_reference_lists_every_key_as_the_reader_knows_it() throws IOException {
        assertThat(Files.readString(DOCS.resolve("configuration.md"))).contains(Reference.keys());
    }

    @Test
    void the_schema_has_exactly_the_keys_that_the_reader_looks_for() throws IOException {
        var lookedFor = new TreeSet<String>();
        for (Path file : goodFiles()) lookedFor.addAll(keysLookedFor(file));

        assertThat(keysOf(JSON.readTree(Reference.schema()))).isEqualTo(lookedFor);
    }

    @Test
    void the_reference_has_the_keys_of_the_schema() throws IOException {
        var listed = new TreeSet<String>();
        for (String row : KeyTable.rows(NinesKeys.ROOT)) {
            if (row.startsWith("| `")) listed.add(row.substring(3, row.indexOf('`', 3)));
        }

        assertThat(listed).isEqualTo(keysOf(JSON.readTree(Reference.schema())));
    }

    static List<Path> goodFiles() throws IOException {
        try (var all = Files.list(CONFIG.resolve("good"))) {
            var files = new ArrayList<>(all.filter(f -> f.toString().endsWith(".yaml")).sorted().toList());
            files.add(DOCS.resolve("nines.example.yaml"));
            return files;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodFiles")
    void what_the_reader_takes_the_schema_takes_too(Path file) throws IOException {
        assertThat(SettingsFile.load(file, GoodFileTest.ENVIRONMENT)).isInstanceOf(Loaded.Valid.class);
        assertThat(SCHEMA.validate(json(file))).isEmpty();
    }

    /** What no schema can say: names that refer to others, numbers that depend on others, what the text itself is. */
    private static final Path BEYOND = CONFIG.resolve("bad/beyond-the-schema.list");

    static List<Path> badShapes() throws IOException {
        var beyond = Set.copyOf(Files.readAllLines(BEYOND));
        return BadFileTest.files().stream().filter(f -> !beyond.contains(f.getFileName().toString().replace(".yaml", ""))).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badShapes")
    void what_the_reader_refuses_for_its_shape_the_schema_refuses_too(Path file) throws IOException {
        assertThat(SCHEMA.validate(json(file))).isNotEmpty();
    }

    private static Set<String> keysLookedFor(Path file) throws IOException {
        var document = new Document(file.toString(), NinesKeys.ROOT);
        SettingsFile.read(document, Files.readString(file), GoodFileTest.ENVIRONMENT);
        var keys = new TreeSet<>(document.keysWritten());
        keys.addAll(document.keysNotWritten());
        return keys;
    }

    private static Set<String> keysOf(JsonNode schema) {
        var keys = new TreeSet<String>();
        new Keys(schema, keys).collect("", schema);
        return keys;
    }

    /** As {@code probes.*.models}. */
    private record Keys(JsonNode root, Set<String> found) {
        void collect(String path, JsonNode schema) {
            schema.path("properties").properties().forEach(p -> {
                String at = path.isEmpty() ? p.getKey() : path + "." + p.getKey();
                found.add(at);
                collect(at, p.getValue());
            });
            if (schema.path("additionalProperties").isObject()) collect(path + ".*", schema.path("additionalProperties"));
            if (schema.has("items")) collect(path + "[]", schema.path("items"));
            for (JsonNode other : schema.path("anyOf")) collect(path, other);
            for (String one : List.of("then", "else")) if (schema.has(one)) collect(path, schema.path(one));
            if (schema.has("$ref")) collect(path, root.at(schema.path("$ref").asText().substring(1)));
        }
    }

    /** As an editor reads it, references to secrets included. */
    private static JsonNode json(Path file) throws IOException {
        String quoted = Files.readString(file).replaceAll("(?<!\")\\$\\{[^}]*}(?!\")", "\"$0\"");
        Object tree = new Yaml(new Untimed(new LoaderOptions())).load(quoted);
        return JSON.valueToTree(tree == null ? Map.of() : tree);
    }

    /** YAML 1.2, as editors read it, has no dates, and only two words for truths: {@code on} is a key like any other. */
    private static final class Untimed extends SafeConstructor {
        Untimed(LoaderOptions options) {
            super(options);
            yamlConstructors.put(Tag.TIMESTAMP, yamlConstructors.get(Tag.STR));
            yamlConstructors.put(Tag.BOOL, new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    var text = ((ScalarNode) node).getValue();
                    return List.of("true", "false").contains(text) ? Boolean.valueOf(text) : text;
                }
            });
        }
    }
}

package dev.nines.sla.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A file of the shape {@code sla-vectors/1}. A field that is not known here fails, never passes. */
record VectorFile(JsonNode root) {
    /** A number keeps its last zeros: they say to how many decimals it was worked out. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Set<String> TOP = Set.of("schema", "conventions", "credit_tables", "vectors");
    private static final Set<String> ENTRY =
            Set.of("id", "title", "method", "input", "expected", "why", "contrast");

    static VectorFile read() throws IOException {
        var root = MAPPER.readTree(bytes(System.getProperty("nines.sla-vectors", "")));
        assertThat(root.get("schema").asText()).isEqualTo("sla-vectors/1");
        assertThat(root.fieldNames()).toIterable().isSubsetOf(TOP);
        return new VectorFile(root);
    }

    List<Vector> vectors() {
        return root.get("vectors").valueStream().map(this::vector).toList();
    }

    private Vector vector(JsonNode entry) {
        assertThat(entry.fieldNames()).toIterable().isSubsetOf(ENTRY);
        return Vector.of(entry, root.get("credit_tables"));
    }

    private static byte[] bytes(String path) throws IOException {
        if (!path.isEmpty()) return Files.readAllBytes(Path.of(path));
        try (var bundled = VectorFile.class.getResourceAsStream("/conformance/sla-vectors.json")) {
            return bundled.readAllBytes();
        }
    }
}

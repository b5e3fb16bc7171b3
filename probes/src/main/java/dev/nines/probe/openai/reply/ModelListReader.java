package dev.nines.probe.openai.reply;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Reads {@code {"data": [{"id": ...}]}}, or the array by itself, as Together sends it. Keeps of each entry what may say what a
 * model is and costs, and passes over all else unread: a list of ten thousand models with a page about each needs no memory
 * but that of its bytes. An entry without an id is no model; of entries with the same id the first counts.
 */
public final class ModelListReader extends ObjectReader {
    private static final Set<String> KEPT = Set.of(
            "type", "sub_type", "mode", "task", "pipeline_tag", "modality", "input_modalities", "output_modalities", "modalities",
            "supported_endpoints", "supported_endpoint_types", "endpoints", "capabilities", "architecture",
            "active", "archived", "deprecated", "deprecation", "deprecation_date", "expiration_date", "retirement_date",
            "shutdown_date", "lifecycle_status", "pricing", "input_cost_per_token", "output_cost_per_token", "model_info");
    private static final int DEPTH = 3;
    private static final int MOST_FIELDS = 100;
    private static final int LONGEST = 200;

    /**
     * @param said the kept fields by their dotted path, {@code architecture.modality}; of an array its scalars, joined by commas;
     *     of a number twice, the second time with {@code #} after its path
     */
    public record Entry(String id, Map<String, String> said) {
        public Entry {
            said = Map.copyOf(said);
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> said = new HashMap<>();
    private boolean listed;
    private String id = "";

    private ModelListReader(byte[] bytes) throws IOException {
        super(bytes, 0, bytes.length);
    }

    /** @throws IOException where the bytes are not a model list */
    public static List<Entry> read(byte[] bytes) throws IOException {
        var reader = new ModelListReader(bytes);
        switch (reader.json.nextToken()) {
            case START_OBJECT -> reader.fields(reader::topField);
            case START_ARRAY -> reader.bareArray();
            case null, default -> throw new IOException("not a JSON object");
        }
        if (reader.json.nextToken() != null) throw new IOException("text after the list");
        if (!reader.listed) throw new IOException("no \"data\" array");
        return List.copyOf(reader.entries.values());
    }

    /** An error may come in an array, too: one that names no model is no list. */
    private void bareArray() throws IOException {
        elements(this::entry);
        listed = !entries.isEmpty();
    }

    private void topField(String name) throws IOException {
        if (!name.equals("data") || json.currentToken() != JsonToken.START_ARRAY) return;
        listed = true;
        elements(this::entry);
    }

    private void entry() throws IOException {
        id = "";
        said.clear();
        fields(this::entryField);
        if (!id.isBlank()) entries.putIfAbsent(id, new Entry(id, said));
    }

    private void entryField(String name) throws IOException {
        if (name.equals("id")) id = json.currentToken().isScalarValue() ? text() : "";
        else if (KEPT.contains(name)) keep(name, DEPTH);
    }

    private void keep(String path, int depth) throws IOException {
        switch (json.currentToken()) {
            case VALUE_NULL -> {}
            case START_OBJECT -> {
                if (depth > 1) fields(name -> keep(path + "." + name, depth - 1));
            }
            case START_ARRAY -> {
                var joined = new StringJoiner(",");
                elements(() -> {
                    if (json.currentToken().isScalarValue() && joined.length() < LONGEST) joined.add(shortened(json.getText()));
                });
                put(path, joined.toString());
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                put(path, json.getText());
                put(path + "#", json.getText());
            }
            case VALUE_STRING, VALUE_TRUE, VALUE_FALSE -> put(path, json.getText());
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> {}
        }
    }

    private void put(String path, String text) {
        if (said.size() < MOST_FIELDS && path.length() < LONGEST) said.put(path, shortened(text));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}

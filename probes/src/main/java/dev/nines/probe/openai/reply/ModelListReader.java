package dev.nines.probe.openai.reply;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code {"data": [{"id": ..., "pricing": {"prompt": ..., "completion": ...}}]}}. */
public final class ModelListReader extends ObjectReader {
    /** Prices are US dollars for one token, as text; {@code ""} where none is given. */
    public record Entry(String id, String promptPrice, String completionPrice) {}

    private final List<Entry> entries = new ArrayList<>();
    private boolean listed;
    private String id = "";
    private String promptPrice = "";
    private String completionPrice = "";

    private ModelListReader(byte[] bytes) throws IOException {
        super(bytes, 0, bytes.length);
    }

    /** @throws IOException where the bytes are not a model list */
    public static List<Entry> read(byte[] bytes) throws IOException {
        var reader = new ModelListReader(bytes);
        reader.readWhole(reader::topField);
        if (!reader.listed) throw new IOException("no \"data\" array");
        return List.copyOf(reader.entries);
    }

    private void topField(String name) throws IOException {
        if (!name.equals("data") || json.currentToken() != JsonToken.START_ARRAY) return;
        listed = true;
        elements(this::entry);
    }

    private void entry() throws IOException {
        id = "";
        promptPrice = "";
        completionPrice = "";
        fields(this::entryField);
        if (!id.isBlank()) entries.add(new Entry(id, promptPrice, completionPrice));
    }

    private void entryField(String name) throws IOException {
        switch (name) {
            case "id" -> id = text();
            case "pricing" -> fields(this::priceField);
            default -> {}
        }
    }

    private void priceField(String name) throws IOException {
        switch (name) {
            case "prompt" -> promptPrice = text();
            case "completion" -> completionPrice = text();
            default -> {}
        }
    }
}

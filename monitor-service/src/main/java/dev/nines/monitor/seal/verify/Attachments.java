package dev.nines.monitor.seal.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.nines.sla.seal.Digest;
import dev.nines.sla.seal.Seal.SealedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that a statement names as its own, read without holding the statement. */
final class Attachments {
    private static final int MOST = 10_000;
    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Attachments() {}

    /** @param rows lines of it but the header; less than zero where the statement does not say */
    record Attachment(SealedFile file, long rows) {}

    /** @throws IOException with what is wrong, where it is no statement */
    static List<Attachment> read(Evidence evidence) throws IOException {
        try (InputStream in = evidence.open(Evidence.STATEMENT); var json = JSON.createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) throw new IOException("is no JSON object");
            var found = new ArrayList<Attachment>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isTheirs = json.currentName().equals("attachments");
                var value = json.nextToken();
                if (isTheirs && value == JsonToken.START_ARRAY) list(json, found);
                else json.skipChildren();
            }
            if (json.nextToken() != null) throw new IOException("has something after its end");
            return found;
        } catch (JsonProcessingException e) {
            throw new IOException("is no JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IOException("names an attachment that is none: " + e.getMessage(), e);
        }
    }

    private static void list(JsonParser json, List<Attachment> found) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            if (found.size() == MOST) throw new IOException("names more than " + MOST + " attachments");
            found.add(one(json));
        }
    }

    private static Attachment one(JsonParser json) throws IOException {
        Map<String, String> words = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken().isScalarValue()) words.put(name, json.getText());
            else json.skipChildren();
        }
        var file = new SealedFile(words.getOrDefault("name", ""), new Digest(words.getOrDefault("sha256", "")));
        return new Attachment(file, Long.parseLong(words.getOrDefault("rows", "-1")));
    }
}

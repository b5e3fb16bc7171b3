package dev.nines.monitor.config.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.nines.monitor.config.keys.MaintenanceKeys;
import dev.nines.monitor.config.yaml.Document;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.monitor.silence.Draft;
import dev.nines.sla.silence.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A silence that somebody asks for at run time, in the words of {@code maintenance.*} and as strictly read: every problem at once. */
public final class SilenceReader {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final int LONGEST = 64 * 1024;

    private SilenceReader() {}

    public sealed interface Read {
        record Understood(Draft draft) implements Read {}

        /** @param problems each a sentence without a full stop */
        record Refused(List<String> problems) implements Read {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    public static Read read(String json, Instant now) {
        if (json.length() > LONGEST) return refused("is larger than 64 KiB, which no silence is");
        try {
            JsonNode tree = JSON.readTree(json);
            return tree.isObject() ? read(tree, now) : refused("must be a JSON object, such as {\"match\": [\"endpoint=global-api\"], \"lasts\": \"2h\", \"reason\": \"...\"}");
        } catch (MismatchedInputException _) {
            return refused("is more than one JSON object");
        } catch (JsonProcessingException e) {
            return refused("is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    /** Every JSON that was written anew is YAML too. */
    private static Read read(JsonNode tree, Instant now) {
        var document = new Document("body", MaintenanceKeys.SILENCE);
        var draft = document.root(tree.toString()).map(root -> draft(root, now));
        return document.problems().count() == 0 && draft.isPresent() ? new Read.Understood(draft.get().value())
                : new Read.Refused(document.problems().sentences());
    }

    private static Parsed<Draft> draft(Entry root, Instant now) {
        Fields f = root.fields();
        var matchers = new MaintenanceReader(Map.of()).matchers(f);
        var reason = f.required("reason", MaintenanceReader.reason());
        var author = f.optional("author", MaintenanceReader.author(), "");
        var kind = f.optionalWord("kind", Silence.Kind.class, Silence.Kind.SILENCE);
        var when = new WhenReader(f, new WhenReader.AskedFor(now)).when();
        return f.build(() -> new Draft(kind.value(), matchers.value(), when.value(), author.value(), reason.value()));
    }

    private static Read refused(String why) {
        return new Read.Refused(List.of("the body " + why));
    }
}

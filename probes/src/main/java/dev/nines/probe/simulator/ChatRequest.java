package dev.nines.probe.simulator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.regex.Pattern;

/** What a simulated model needs to know of the body of a chat completion. */
sealed interface ChatRequest {
    /**
     * @param word what the prompt asks to be repeated
     * @param maxTokens counts reasoning too, as the providers do
     * @param serviceTier as asked for, {@code ""} where none was
     * @param words of all messages together
     */
    record Asked(String model, Delivery delivery, String word, int maxTokens, String serviceTier, int words)
            implements ChatRequest {}

    record Unusable(String why) implements ChatRequest {}

    enum Delivery { WHOLE, STREAM, STREAM_WITH_USAGE }

    static ChatRequest parse(String body) {
        try (var json = Json.FACTORY.createParser(body)) {
            var fields = new Fields();
            fields.read(json);
            return fields.request();
        } catch (IOException e) {
            return new Unusable("the body is not a JSON object");
        }
    }

    /** The fields seen so far. */
    final class Fields {
        /** The word itself, or the eight hex digits by which a probe knows its own answer. */
        private static final Pattern NONCE = Pattern.compile("pong-[0-9A-Za-z]+|\\b[0-9a-f]{8}\\b");

        private String model = "";
        private String word = "pong";
        private String serviceTier = "";
        private int words;
        private boolean messages;
        private boolean stream;
        private boolean usage;
        private int maxTokens = Integer.MAX_VALUE;

        private void read(JsonParser json) throws IOException {
            if (json.nextToken() != JsonToken.START_OBJECT) return;
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                var token = json.nextToken();
                switch (name) {
                    case "model" -> model = token == JsonToken.VALUE_STRING ? json.getText() : "";
                    case "service_tier" -> serviceTier = token == JsonToken.VALUE_STRING ? json.getText() : "";
                    case "stream" -> stream = token == JsonToken.VALUE_TRUE;
                    case "max_tokens", "max_completion_tokens" -> maxTokens = tokenLimit(json);
                    case "stream_options" -> usage = options(json);
                    case "messages" -> messages(json);
                    default -> json.skipChildren();
                }
            }
        }

        private int tokenLimit(JsonParser json) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) return json.getIntValue();
            json.skipChildren();
            return maxTokens;
        }

        private static boolean options(JsonParser json) throws IOException {
            boolean usage = false;
            if (json.currentToken() != JsonToken.START_OBJECT) return false;
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                var token = json.nextToken();
                if (name.equals("include_usage")) usage = token == JsonToken.VALUE_TRUE;
                json.skipChildren();
            }
            return usage;
        }

        /** Any text of any message may carry the word, also inside content parts; the last one counts. */
        private void messages(JsonParser json) throws IOException {
            if (json.currentToken() != JsonToken.START_ARRAY) return;
            for (int depth = 1; depth > 0;) {
                var token = json.nextToken();
                if (token == null) return;
                if (token.isStructStart()) depth++;
                if (token.isStructEnd()) depth--;
                messages |= token == JsonToken.START_OBJECT;
                if (token == JsonToken.VALUE_STRING) remember(json.getText());
            }
        }

        private void remember(String text) {
            words += text.strip().split("\\s+").length;
            var nonce = NONCE.matcher(text);
            while (nonce.find()) word = nonce.group();
        }

        private ChatRequest request() {
            if (model.isEmpty()) return new Unusable("model is missing");
            if (!messages) return new Unusable("messages is missing or empty");
            if (maxTokens < 1) return new Unusable("max_tokens must be at least 1");
            var delivery = !stream ? Delivery.WHOLE : usage ? Delivery.STREAM_WITH_USAGE : Delivery.STREAM;
            return new Asked(model, delivery, word, maxTokens, serviceTier, words);
        }
    }
}

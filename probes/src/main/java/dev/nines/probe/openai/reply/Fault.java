package dev.nines.probe.openai.reply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Texts about a body that is not what it should be, without the body's own text where that may be an answer. */
final class Fault {
    private static final int EXCERPT_BYTES = 2_000;

    private Fault() {}

    /**
     * What the JSON parser objects to. Its message quotes single tokens, which may be an answer's:
     * only the place is kept.
     */
    static String of(IOException cause) {
        if (cause instanceof JsonProcessingException json && json.getLocation() != null) {
            return kind(json) + " at byte " + Math.max(json.getLocation().getByteOffset(), 0);
        }
        return cause.getClass().getSimpleName();
    }

    private static String kind(JsonProcessingException json) {
        return json instanceof JsonEOFException ? "it ends too early" : "unexpected text";
    }

    /** The readable part of an error page. */
    static String excerpt(byte[] body, int length) {
        String text = new String(body, 0, Math.min(length, EXCERPT_BYTES), StandardCharsets.UTF_8);
        return readable(text);
    }

    /** A page without its marks. */
    static String readable(String page) {
        String text = page.substring(0, Math.min(page.length(), EXCERPT_BYTES));
        return text.replaceAll("(?s)<(style|script).*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }
}

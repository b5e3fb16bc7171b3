package dev.nines.probe.openai.reply;

import java.util.HashMap;
import java.util.Map;

/** An error inside a document that is read while it comes: the texts of its few fields, by their paths. */
final class ItemError {
    private static final int LONGEST_CHARS = 500;

    private final Map<String, String> texts = new HashMap<>();
    private boolean isNested;
    private boolean isFlat;

    void nest() {
        isNested = true;
    }

    /** @param path {@code error}, {@code error.code}, {@code code} */
    void value(String path, String text) {
        switch (path) {
            case "object" -> isFlat |= text.equals("error");
            case "error" -> {
                isNested |= !text.isEmpty() && !text.equals("0") && !text.equals("false");
                keep("error.message", text);
            }
            case "error.code", "error.type", "error.message", "error.availability.code", "code", "type", "message" ->
                    keep(path, text);
            case "error.detail", "error.message.error", "error.message.message" -> keep("error.message", text);
            case "detail", "title" -> keep("message", text);
            default -> {}
        }
    }

    private void keep(String path, String text) {
        if (!text.isEmpty()) texts.putIfAbsent(path, text.substring(0, Math.min(text.length(), LONGEST_CHARS)));
    }

    /** The flat fields count as an error only where they say so. */
    ErrorReport report() {
        if (!isNested && !isFlat) return ErrorReport.NONE;
        String at = isNested ? "error." : "";
        String message = text(at + "message");
        return new ErrorReport(true, text(at + "code"), text(at + "type"), text("error.availability.code"), message,
                message.contains(ErrorReport.DEGRADED_TEXT));
    }

    private String text(String path) {
        return texts.getOrDefault(path, "");
    }
}

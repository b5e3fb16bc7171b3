package dev.nines.probe.openai.reply;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects an error while its object is read. Two shapes compete: {@code {"error": {...}}} or
 * {@code {"error": "text"}}, which wins, and the flat one ({@code {"object": "error", "code": ...}}, problem+json).
 */
final class ErrorFields {
    private static final class Fields {
        String code = "";
        String type = "";
        String message = "";
        String title = "";

        void read(String name, ObjectReader value) throws IOException {
            switch (name) {
                case "code" -> code = value.text();
                case "type" -> type = value.text();
                case "error_type" -> type = type.isEmpty() ? value.text() : type;
                case "message", "detail" -> message = message.isEmpty() ? value.text() : message;
                case "title" -> title = value.text();
                case "html-message" -> title = Fault.readable(value.text());
                default -> {}
            }
        }

        String best() {
            return message.isEmpty() ? title : message;
        }
    }

    private static final Set<String> FIELDS =
            Set.of("code", "type", "error_type", "message", "detail", "title", "html-message");

    private @Nullable Fields flat;
    private @Nullable Fields nested;
    private boolean flatIsError;
    private boolean nestedIsError;
    private String availability = "";

    private Fields flat() {
        if (flat == null) flat = new Fields();
        return flat;
    }

    private Fields nested() {
        if (nested == null) nested = new Fields();
        return nested;
    }

    /** {@code value} stands at the field's value. */
    void flatField(String name, ObjectReader value) throws IOException {
        if (name.equals("object")) flatIsError |= value.isText("error");
        else if (FIELDS.contains(name)) flat().read(name, value);
    }

    void flatIsError() {
        flatIsError = true;
    }

    void nest() {
        nestedIsError = true;
    }

    void nestText(String message) {
        nestedIsError = !message.isEmpty();
        nested().message = message;
    }

    void nestCode(String code) {
        nestedIsError = !code.equals("0");
        nested().code = code;
    }

    void nestedField(String name, ObjectReader value) throws IOException {
        nested().read(name, value);
    }

    void availability(String code) {
        availability = code;
    }

    /**
     * The flat fields count as an error only where they say so;
     * of a body with an error status they are the best there is.
     */
    ErrorReport report() {
        if (flat == null && nested == null && !nestedIsError && !flatIsError) return ErrorReport.NONE;
        Fields best = nestedIsError ? nested() : flat();
        return new ErrorReport(nestedIsError || flatIsError, best.code, best.type, availability, best.best(), false);
    }
}

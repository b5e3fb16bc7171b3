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

    void clear() {
        flat = null;
        nested = null;
        flatIsError = false;
        nestedIsError = false;
        availability = "";
    }

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

    /** {@code value} stands at the error. An object or a text by the rule; {@code true}, a number and a list are what some make of it. */
    void read(ObjectReader value) throws IOException {
        switch (value.json.currentToken()) {
            case START_OBJECT -> {
                nestedIsError = true;
                value.fields(name -> nestedField(name, value));
            }
            case VALUE_STRING, START_ARRAY -> nestText(value.text());
            case VALUE_NUMBER_INT -> nestCode(value.text());
            case VALUE_TRUE -> flatIsError = true;
            case null, default -> {}
        }
    }

    void nest() {
        nestedIsError = true;
    }

    private void nestText(String message) {
        nestedIsError = !message.isEmpty();
        nested().message = message;
    }

    private void nestCode(String code) {
        nestedIsError = !code.equals("0");
        nested().code = code;
    }

    void nestedField(String name, ObjectReader value) throws IOException {
        if (name.equals("availability")) value.fields(field -> availabilityField(field, value));
        else nested().read(name, value);
    }

    private void availabilityField(String name, ObjectReader value) throws IOException {
        if (name.equals("code")) availability = value.text();
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

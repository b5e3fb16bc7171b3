package dev.nines.db.sql;

import java.util.Map;

/** A JSON object of texts, for a column of type jsonb. */
public final class JsonText {
    private JsonText() {}

    /** @param members in the order in which they are to stand; none of them may hold what {@link Storable} replaces */
    public static String of(Map<String, String> members) {
        var json = new StringBuilder();
        members.forEach((name, value) -> {
            json.append(json.isEmpty() ? '{' : ',');
            quote(json, name);
            quote(json.append(':'), value);
        });
        return json.isEmpty() ? "{}" : json.append('}').toString();
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') json.append('\\').append(c);
            else if (c < ' ') json.append(String.format("\\u%04x", (int) c));
            else json.append(c);
        }
        json.append('"');
    }
}

package dev.nines.monitor.config.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A shape as JSON Schema, draft 2020-12, in words that editors of older drafts know too. */
public final class JsonSchema {
    private static final List<String> SCALARS = List.of("string", "number", "boolean");
    private static final String DEFINITIONS = "#/$defs/";

    private final Map<String, Object> definitions = new LinkedHashMap<>();

    private JsonSchema() {}

    /** As maps, lists, texts, numbers and truths: whoever writes JSON can write it. */
    public static Map<String, Object> of(String title, Shape root) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        var writer = new JsonSchema();
        schema.putAll(writer.schema(root, Need.WHOLE));
        if (!writer.definitions.isEmpty()) schema.put("$defs", writer.definitions);
        return schema;
    }

    /** Whether what is required must stand here, or may come from a preset. */
    private enum Need { WHOLE, PART }

    private Map<String, Object> schema(Shape shape, Need need) {
        return switch (shape) {
            case Kind kind -> scalar(kind);
            case Shape.Count(int least, int most) -> object("type", "integer", "minimum", least, "maximum", most);
            case Shape.Word(List<String> words) -> object("enum", words.stream().map(JsonSchema::word).toList());
            case Shape.Table table -> table(table, need);
            case Shape.OverPreset(Shape.Table table) -> overPreset(table);
            case Shape.Members(Shape.Naming naming, Shape member) -> members(naming, schema(member, need));
            case Shape.Items(Shape item) -> object("type", "array", "items", schema(item, need));
            case Shape.Either(Shape one, Shape other) -> object("anyOf", List.of(schema(one, need), schema(other, need)));
        };
    }

    private static Map<String, Object> scalar(Kind kind) {
        if (kind.regex().isEmpty()) return object("type", SCALARS);
        if (kind == Kind.NUMBER) return object("type", "number", "minimum", 0);
        var scalar = object("type", "string", "pattern", "^(" + kind.regex() + ")$");
        scalar.put("examples", kind.examples());
        return scalar;
    }

    /** What YAML reads as a truth is one to an editor. */
    private static Object word(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> word;
        };
    }

    private Map<String, Object> table(Shape.Table table, Need need) {
        var properties = new LinkedHashMap<String, Object>();
        for (Key key : table.keys()) {
            var property = new LinkedHashMap<String, Object>();
            property.put("description", key.meaning() + (key.presence().told().isEmpty() ? "" : " (" + key.presence().told() + ")"));
            property.putAll(schema(key.shape(), need));
            properties.put(key.name(), property);
        }
        var schema = object("type", "object", "additionalProperties", false, "properties", properties);
        var required = table.keys().stream().filter(k -> isRequired(k, need)).map(Key::name).toList();
        if (!required.isEmpty()) schema.put("required", required);
        var groups = table.groups().stream().map(g -> group(g, need)).filter(g -> !g.isEmpty()).toList();
        if (!groups.isEmpty()) schema.put("allOf", groups);
        return schema;
    }

    private static boolean isRequired(Key key, Need need) {
        return switch (key.presence()) {
            case Presence.Required _ -> need == Need.WHOLE;
            case Presence.RequiredAlways _ -> true;
            case Presence.RequiredWhen _, Presence.Usual _, Presence.Derived _, Presence.Optional _ -> false;
        };
    }

    private static Map<String, Object> group(Group group, Need need) {
        List<Map<String, Object>> present = group.keys().stream().map(k -> object("required", List.of(k))).toList();
        return switch (group.choose()) {
            case ONE -> need == Need.WHOLE ? object("oneOf", present) : atMostOne(present);
            case AT_LEAST_ONE -> need == Need.WHOLE ? object("anyOf", present) : object();
            case AT_MOST_ONE -> atMostOne(present);
        };
    }

    private static Map<String, Object> atMostOne(List<Map<String, Object>> present) {
        var all = new ArrayList<Object>(present);
        all.add(object("not", object("anyOf", present)));
        return object("oneOf", all);
    }

    private Map<String, Object> overPreset(Shape.Table table) {
        definitions.put("whole", table(table, Need.WHOLE));
        definitions.put("over-a-preset", table(table, Need.PART));
        return object("if", object("required", List.of("preset")), "then", object("$ref", DEFINITIONS + "over-a-preset"),
                "else", object("$ref", DEFINITIONS + "whole"));
    }

    private static Map<String, Object> members(Shape.Naming naming, Map<String, Object> member) {
        var schema = object("type", "object", "additionalProperties", member);
        if (naming == Shape.Naming.NAMES) schema.put("propertyNames", object("pattern", "^(" + Kind.NAME.regex() + ")$"));
        return schema;
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return object;
    }
}

package dev.nines.monitor.judge.line;

import dev.nines.monitor.config.shape.Key;
import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.shape.Shape;
import dev.nines.monitor.config.yaml.Document;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping in YAML: {@code extends}, the name of one that ships, and {@code columns}, a table from fields to columns. A column is
 * written {@code path} or {@code path:unit}.
 */
public final class MappingFile {
    private static final Shape COLUMN = new Shape.Either(Kind.TEXT, new Shape.Items(Kind.TEXT));
    private static final Shape ROOT = Shape.Table.of(
            Key.key("extends", new Shape.Word(Mappings.NAMED.keySet().stream().sorted().toList()), "a mapping that ships").without("none"),
            Key.key("columns", new Shape.Table(Arrays.stream(Field.values()).map(MappingFile::key).toList(), List.of()),
                    "which columns say what").required("{ time: started_at, total: elapsed:ms }"));

    private MappingFile() {}

    private static Key key(Field field) {
        return Key.key(field.word(), COLUMN, "a column, or several of which the first that holds a value counts");
    }

    /** What became of a mapping's text. */
    public sealed interface Read {
        record Valid(Mapping mapping) implements Read {}

        /** @param report every problem, one a line under a headline */
        record Invalid(String report) implements Read {}
    }

    /** @param source the file's name as a person would write it */
    public static Read read(String source, String text) {
        var document = new Document(source, ROOT);
        var mapping = document.root(text).map(root -> mapping(source, root.fields()));
        if (mapping.isEmpty() || document.problems().count() > 0) return new Read.Invalid(document.report());
        return new Read.Valid(mapping.get().value());
    }

    private static Parsed<Mapping> mapping(String source, Fields f) {
        var base = f.optional("extends", Literals.oneOf(Mappings.NAMED), new Mapping(source, Map.of()));
        var columns = f.demand("columns").map(e -> columns(e.fields()))
                .orElseGet(Parsed::reported);
        return f.build(() -> {
            var mapping = new Mapping(source, base.value().columns());
            for (var entry : columns.value().entrySet()) mapping = mapping.with(entry.getKey(), entry.getValue());
            return mapping;
        });
    }

    private static Parsed<Map<Field, List<Column>>> columns(Fields f) {
        var columns = new EnumMap<Field, List<Column>>(Field.class);
        for (var field : Field.values()) {
            Optional<Entry> entry = f.find(field.word());
            entry.ifPresent(e -> e.oneOrMore(text -> column(field, text)).ifOk(list -> columns.put(field, list)));
        }
        return f.build(() -> columns);
    }

    /** {@code latency_ms}, {@code usage.total}, {@code elapsed:ms}. The unit of a length may be the ending of its name. */
    public static Parsed<Column> column(Field field, String text) {
        int colon = text.lastIndexOf(':');
        var unit = Arrays.stream(Unit.values()).filter(u -> colon > 0 && text.substring(colon + 1).equals(u.word())).findFirst();
        String path = unit.isPresent() ? text.substring(0, colon) : text;
        if (path.isBlank() || Arrays.asList(path.split("\\.", -1)).contains("")) {
            return Parsed.wrong("must be the name of a column, or names of nested fields joined by dots");
        }
        return switch (field.kind()) {
            case LENGTH -> unit.filter(u -> u != Unit.AUTO).or(() -> Unit.endingOf(path)).map(u -> Parsed.ok(new Column(path, u)))
                    .orElseGet(() -> Parsed.wrong("does not say its unit; write " + path + ":ms, or s, us, ns"));
            case INSTANT -> Parsed.ok(new Column(path, unit.orElse(Unit.AUTO)));
            case COUNT, TEXT -> unit.isPresent() ? Parsed.wrong("has no unit; write " + path) : Parsed.ok(new Column(path, Unit.AUTO));
        };
    }
}

package dev.nines.monitor.silence;

import dev.nines.monitor.config.yaml.Nearest;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.silence.Matcher;
import dev.nines.sla.silence.Matcher.Is;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a condition is written: {@code endpoint=global-api}, {@code tier!=free}, {@code model~Pro/*}. What {@link Matcher#text} writes is read as it was. */
public final class MatcherLiteral {
    public static final int MOST = 20;

    private static final Pattern FORM = Pattern.compile("([A-Za-z_]+) *(!=|=|~) *(.*)", Pattern.DOTALL);
    private static final int LONGEST_VALUE = 300;
    private static final Map<String, Label> LABELS = Arrays.stream(Label.values())
            .collect(Collectors.toMap(Labels::word, label -> label, (one, _) -> one, LinkedHashMap::new));

    private MatcherLiteral() {}

    public static Parsed<Matcher> read(String text) {
        var m = FORM.matcher(text.strip());
        if (!m.matches()) return Parsed.wrong("is no condition; write endpoint=global-api, tier!=free or model~Pro/*");
        String value = m.group(3).strip();
        return value(value).then(v -> label(m.group(1)).map(label -> new Matcher(label, is(m.group(2)), v)));
    }

    /** Why two of them can never hold at once; empty where they can. */
    public static Optional<String> contradiction(Matcher one, Collection<Matcher> others) {
        return others.stream().filter(other -> other.label() == one.label() && other.is() == Is.EQUAL && !other.value().equals(one.value()))
                .findFirst().filter(_ -> one.is() == Is.EQUAL)
                .map(other -> "can never hold beside " + other.text() + ", and all must; make one of each, or write a pattern");
    }

    private static Parsed<String> value(String value) {
        if (value.isEmpty()) return Parsed.wrong("has no value; write endpoint=global-api, tier!=free or model~Pro/*");
        if (value.startsWith("~")) return Parsed.wrong("is not how a pattern is written here; write model~Pro/*, where * is any text");
        if (value.startsWith("\"") || value.startsWith("'")) return Parsed.wrong("has quotes, which would be a part of the value; write endpoint=global-api");
        return value.length() > LONGEST_VALUE ? Parsed.wrong("must have a value of at most " + LONGEST_VALUE + " characters") : Parsed.ok(value);
    }

    private static Parsed<Label> label(String word) {
        var label = LABELS.get(word);
        return label == null ? Parsed.wrong("names no label" + Nearest.hint(word, LABELS.keySet(), "; known are " + String.join(", ", LABELS.keySet())))
                : Parsed.ok(label);
    }

    private static Is is(String sign) {
        return switch (sign) {
            case "=" -> Is.EQUAL;
            case "!=" -> Is.NOT_EQUAL;
            default -> Is.GLOB;
        };
    }
}

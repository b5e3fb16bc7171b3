package dev.nines.monitor.statement.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Texts by key, from {@code statement.properties} in UTF-8. {@code {0}} stands for the first value; a quote is only a quote. */
public final class Words {
    public static final Words ENGLISH = new Words(read("statement.properties"));

    private final SortedMap<String, String> texts;

    private Words(Map<String, String> texts) {
        this.texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /** Every text, as it stands in the file. */
    public SortedMap<String, String> texts() {
        return texts;
    }

    /** @throws IllegalArgumentException when no text has this key */
    public String say(String key, Object... values) {
        String text = texts.get(key);
        if (text == null) throw new IllegalArgumentException("the statement has no words for \"" + key + "\"");
        for (int i = 0; i < values.length; i++) text = text.replace("{" + i + "}", values[i].toString());
        return text;
    }

    private static Map<String, String> read(String file) {
        var properties = new Properties();
        try (var in = Words.class.getResourceAsStream("/dev/nines/monitor/statement/" + file)) {
            if (in == null) throw new IllegalStateException(file + " is not in the jar");
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(k -> k, properties::getProperty));
    }
}

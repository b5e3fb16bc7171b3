package dev.nines.monitor.statement.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Pattern KEY = Pattern.compile("say\\(\\s*(?:[a-z.()]+ \\? )?\"([a-z0-9_.]+)\"(?: : \"([a-z0-9_.]+)\")?");

    private static final Pattern BY_SIDE = Pattern.compile("bySide\\(\"([a-z.]+)\"");

    @Test
    void every_text_is_used_and_every_key_has_a_text() throws IOException {
        var asked = new TreeSet<String>();
        for (var folder : List.of("src/main/jte/statement", "src/main/java/dev/nines/monitor/statement")) {
            try (var files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile).map(WordsTest::read).forEach(text -> asked.addAll(keys(text)));
            }
        }
        var known = Words.ENGLISH.texts().keySet();

        assertThat(asked).allMatch(key -> known.stream().anyMatch(k -> k.equals(key) || (key.endsWith(".") && k.startsWith(key))));
        assertThat(known).allMatch(k -> asked.stream().anyMatch(key -> k.equals(key) || (key.endsWith(".") && k.startsWith(key))));
    }

    @Test
    void values_stand_where_the_text_has_their_numbers() {
        assertThat(Words.ENGLISH.say("verdicts.count", 3, "4")).isEqualTo("3 of 4");
        assertThatThrownBy(() -> Words.ENGLISH.say("nowhere")).hasMessage("the statement has no words for \"nowhere\"");
    }

    private static Set<String> keys(String text) {
        var keys = new TreeSet<String>();
        var found = KEY.matcher(text);
        while (found.find()) {
            keys.add(found.group(1));
            if (found.group(2) != null) keys.add(found.group(2));
        }
        BY_SIDE.matcher(text).results().forEach(r -> keys.addAll(List.of(r.group(1) + ".customer", r.group(1) + ".operator")));
        return keys;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

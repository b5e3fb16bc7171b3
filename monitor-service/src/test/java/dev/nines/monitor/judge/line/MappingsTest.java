package dev.nines.monitor.judge.line;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of columns in docs/judge.md, against the mappings that ship. */
class MappingsTest {
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");
    private static final List<String> HEAD = List.of("field", "says", "`nines`", "`litellm`", "`openai`");

    @Test
    void the_manual_names_every_field_in_order_and_for_each_mapping_the_columns_that_are_looked_at() throws IOException {
        var rows = rows();

        assertThat(rows).extracting(row -> words(row.getFirst()).getFirst())
                .containsExactlyElementsOf(Arrays.stream(Field.values()).map(Field::word).toList());
        for (int place = 2; place < HEAD.size(); place++) {
            var mapping = requireNonNull(Mappings.NAMED.get(words(HEAD.get(place)).getFirst()));
            assertThat(documented(rows, place)).as("%s", HEAD.get(place)).isEqualTo(looked(mapping));
        }
        assertThat(Mappings.NAMED).hasSize(HEAD.size() - 2);
    }

    private static Map<String, List<String>> documented(List<List<String>> rows, int place) {
        return rows.stream().collect(Collectors.toMap(row -> words(row.getFirst()).getFirst(), row -> words(row.get(place))));
    }

    private static Map<String, List<String>> looked(Mapping mapping) {
        return Arrays.stream(Field.values()).collect(Collectors.toMap(Field::word, field -> mapping.of(field).stream().map(Column::path).toList()));
    }

    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(Path.of("../docs/judge.md")).stream().map(MappingsTest::cells)
                .dropWhile(cells -> !cells.equals(HEAD)).skip(2).takeWhile(cells -> cells.size() == HEAD.size()).toList();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.replaceAll("^\\||\\|$", "").split("\\|", -1)).map(String::strip).toList();
    }

    private static List<String> words(String cell) {
        return WORD.matcher(cell).results().map(MatchResult::group).map(word -> word.replace("`", "")).toList();
    }
}

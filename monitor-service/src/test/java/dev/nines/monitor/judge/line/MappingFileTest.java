package dev.nines.monitor.judge.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.judge.line.MappingFile.Read;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {
    @Test
    void a_mapping_may_change_one_that_ships() {
        var read = MappingFile.read("own.yaml", """
                extends: litellm
                columns:
                  model: [deployment, model]
                  total: elapsed:s
                  first-token: ttft_ms
                  time: began:ms
                """);

        assertThat(read).isInstanceOfSatisfying(Read.Valid.class, valid -> {
            assertThat(valid.mapping().of(Field.MODEL)).extracting(Column::path).containsExactly("deployment", "model");
            assertThat(valid.mapping().of(Field.TOTAL)).containsExactly(new Column("elapsed", Unit.SECONDS));
            assertThat(valid.mapping().of(Field.FIRST_TOKEN)).containsExactly(new Column("ttft_ms", Unit.MILLIS));
            assertThat(valid.mapping().of(Field.TIME)).containsExactly(new Column("began", Unit.MILLIS));
            assertThat(valid.mapping().of(Field.OUTCOME)).isEqualTo(Mappings.LITELLM.of(Field.OUTCOME));
            assertThat(valid.mapping().name()).isEqualTo("own.yaml");
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            case                    | text                                           | said
            no columns              | extends: nines                                 | must be given, such as { time: started_at, total: elapsed:ms }
            no such mapping         | { extends: lite, columns: { time: a } }        | is not one of litellm, nines, openai
            no such field           | columns: { totl: a }                           | is not a key here; did you mean "total"?
            a length without a unit | columns: { total: elapsed }                    | does not say its unit; write elapsed:ms, or s, us, ns
            a text with a unit      | columns: { model: name:ms }                    | has no unit; write name
            a path without a name   | columns: { model: a..b }                       | names of nested fields joined by dots
            no column at all        | columns: { model: [] }                         | must name at least one
            no YAML                 | columns: [                                     | is not YAML
            """)
    void a_wrong_mapping_is_told_with_its_place(String name, String text, String said) {
        assertThat(MappingFile.read("own.yaml", text)).isInstanceOfSatisfying(Read.Invalid.class,
                invalid -> assertThat(invalid.report()).startsWith("own.yaml has 1 problem").contains("own.yaml:1:").contains(said));
    }

    @Test
    void what_ships_says_when_which_model_and_how_it_ended() {
        for (var mapping : Mappings.NAMED.values()) {
            for (var field : List.of(Field.TIME, Field.MODEL, Field.OUTCOME, Field.STATUS, Field.ERROR_TYPE)) {
                assertThat(mapping.of(field)).as(mapping.name() + " " + field).isNotEmpty();
            }
            for (var field : Field.values()) {
                if (field.kind() == Field.Kind.LENGTH) assertThat(mapping.of(field)).extracting(Column::unit).doesNotContain(Unit.AUTO);
            }
        }
    }
}

package dev.nines.monitor.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.ContractSettings.AllBut;
import dev.nines.monitor.config.ContractSettings.Models;
import dev.nines.monitor.config.ModelPattern;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, quoteCharacter = '`', textBlock = """
        case                        | limit     | matcher
        a fraction is written once  | PT0.8S    | le="0.8"
        a whole number in two ways  | PT20S     | le=~"20(\\\\.0)?"
        a tenth that ends in a zero | PT10.05S  | le="10.05"
        """)
    void a_bucket_is_found_by_any_spelling_of_its_bound(String name, Duration limit, String matcher) {
        assertThat(Sli.Late.bound(limit)).isEqualTo(matcher);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', useHeadersInDisplayName = true, quoteCharacter = '`', textBlock = """
        case                  ; pattern       ; matcher
        an id                 ; Qwen/Qwen3    ; model="Qwen/Qwen3"
        an id with a quote    ; a"b\\c        ; model="a\\"b\\\\c"
        a pattern             ; Pro/*         ; model=~"Pro/.*"
        a pattern with syntax ; a.b+(c)|d*     ; model=~"a\\\\.b\\\\+\\\\(c\\\\)\\\\|d.*"
        """)
    void a_model_is_matched_by_its_name_and_not_by_what_its_name_could_mean(String name, String pattern, String matcher) {
        assertThat(Selector.who(new Models(List.of(new ModelPattern(pattern))))).isEqualTo(matcher);
    }

    @Test
    void probes_that_do_not_stream_are_left_out_by_name() {
        assertThat(Selector.through(new AllBut(List.of("list", "vectors")))).containsExactly("probe!~\"list|vectors\"");
        assertThat(Selector.through(new AllBut(List.of()))).isEmpty();
        assertThat(Selector.through(new ContractSettings.Only(List.of("chat")))).containsExactly("probe=\"chat\"");
    }
}

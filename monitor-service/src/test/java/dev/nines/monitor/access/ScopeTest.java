package dev.nines.monitor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            read  | read
            write | read, write
            admin | read, write, admin
            probe | probe
            """)
    void what_includes_what(String scope, String allowed) {
        var one = Scope.of(scope).orElseThrow();

        assertThat(Scope.words(Arrays.stream(Scope.values()).filter(one::allows).collect(Collectors.toSet()))).isEqualTo(allowed);
    }

    @Test
    void a_word_is_written_in_one_way() {
        assertThat(List.of("READ", "Read", "read ", "", "root")).allSatisfy(word -> assertThat(Scope.of(word)).isEmpty());
    }
}

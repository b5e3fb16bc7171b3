package dev.nines.sla.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Worked examples of what contracts and statistics give, or those of another file: {@code -Dnines.sla-vectors=FILE}. */
class SlaVectorsTest {
    static List<Vector> vectors() throws IOException {
        return VectorFile.read().vectors();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void gives_what_was_worked_out(Vector vector) {
        var found = Methods.of(vector.method()).work(vector.question());

        vector.question().assertAllRead();
        assertThat(Same.differences(vector.expected(), found)).isEmpty();
    }

    @Test
    void the_file_is_not_empty() throws IOException {
        assertThat(vectors()).isNotEmpty();
    }
}

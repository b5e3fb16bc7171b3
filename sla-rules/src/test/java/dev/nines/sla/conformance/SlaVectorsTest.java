package dev.nines.sla.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
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
        var question = vector.question();
        var found = Methods.of(vector.method()).work(question);

        question.assertAllRead();
        assertThat(Same.differences(vector.expected(), found)).isEmpty();
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void a_field_that_is_a_little_wrong_is_found(Vector vector) {
        assertThat(Falsified.all(vector.expected()))
                .isNotEmpty()
                .allSatisfy(wrong -> assertThat(isFound(vector, wrong)).as("%s is found", wrong.at()).isTrue());
    }

    private static boolean isFound(Vector vector, Falsified wrong) {
        var falsified = vector.expecting(wrong.expected());
        try {
            var found = Methods.of(vector.method()).work(falsified.question());
            return !Same.differences(wrong.expected(), found).isEmpty();
        } catch (AssertionError | IllegalArgumentException e) {
            return true;
        }
    }

    @Test
    void the_file_is_not_empty() throws IOException {
        assertThat(vectors()).isNotEmpty();
    }
}

package dev.nines.monitor.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HangUpTest {
    @ParameterizedTest(name = "{0} before and {1} after: {2} reloads")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        before, after, reloads
        0,      0,     0
        1,      0,     1
        3,      0,     1
        0,      2,     2
        2,      2,     3
        """)
    void one_that_comes_while_the_service_starts_is_heard_when_it_stands(int before, int after, int reloads) {
        var done = new ArrayList<String>();
        var hangUp = new HangUp();

        for (int i = 0; i < before; i++) hangUp.came();
        hangUp.calls(() -> done.add("reload"));
        for (int i = 0; i < after; i++) hangUp.came();

        assertThat(done).hasSize(reloads);
    }

    @Test
    void the_next_one_is_heard_where_a_reload_failed() {
        var done = new ArrayList<>(List.of("first", "second"));
        var hangUp = new HangUp();
        hangUp.calls(() -> {
            if (done.removeFirst().equals("first")) throw new IllegalStateException("as the test wants it");
        });

        hangUp.came();
        hangUp.came();

        assertThat(done).isEmpty();
    }
}

package dev.nines.monitor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.alert.ServedOther.Served;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesServedTest {
    private static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");

    /** Names by letters: a is what was asked for, each letter is an answer a minute. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        # case,                                           answers,                          wanted, served, in a row
        always as asked,                                  aaaaaaaaaaaaaaaaaaaaaaaaa,        a,      a,      0
        always by a name of its own,                      bbbbbbbbbbbbbbbbbbbbbbbbb,        b,      b,      0
        another from now on,                              aaaaaaaaaaaaaaaaaaaaaaaaac,       a,      c,      1
        another for a while,                              aaaaaaaaaaaaaaaaaaaaaaaaaccc,     a,      c,      3
        another than the name of its own,                 bbbbbbbbbbbbbbbbbbbbbbbbbccc,     b,      c,      3
        as asked again,                                   aaaaaaaaaaaaaaaaaaaaaaaaaccca,    a,      a,      0
        as asked where it had a name of its own,          bbbbbbbbbbbbbbbbbbbbbbbbbaaa,     a,      a,      0
        two names by turns,                               bcbcbcbcbcbcbcbcbcbcbcbccc,       c,      c,      0
        too few answers to say what is usual,             aaaaaccc,                         c,      c,      0
        """)
    void what_is_served_is_held_against_what_was(String what, String answers, String wanted, String served, long inARow) {
        var names = new NamesServed();
        for (int i = 0; i < answers.length(); i++) names.note(answers.substring(i, i + 1), 1, BEGIN.plus(Duration.ofMinutes(i)));

        assertThat(names.served("a")).as(what).isEqualTo(new Served(wanted, served, inARow, answers.length()));
    }

    @Test
    void what_served_for_more_than_a_day_is_usual() {
        var names = new NamesServed();
        names.note("a", 1_440, BEGIN);
        names.note("b", 1_439, BEGIN.plus(Duration.ofDays(1)));
        assertThat(names.served("a").inARow()).isEqualTo(1_439);

        names.note("c", 1, BEGIN.plus(Duration.ofDays(2)));
        names.note("b", 3, BEGIN.plus(Duration.ofHours(49)));
        assertThat(names.served("a")).isEqualTo(new Served("b", "b", 0, 1_443));
    }

    @Test
    void a_name_of_its_own_for_each_answer_is_no_news_and_fills_no_memory() {
        var names = new NamesServed();
        for (int i = 0; i < 10_000; i++) names.note("answer-" + i, 1, BEGIN.plusSeconds(i));

        assertThat(names.served("a").inARow()).isLessThanOrEqualTo(1);
        assertThat(names.served("a").named()).isLessThan(300);
    }
}

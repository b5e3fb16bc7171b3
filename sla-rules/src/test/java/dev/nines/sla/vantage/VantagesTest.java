package dev.nines.sla.vantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each letter is a vantage: good, bad, excluded, missing, or a dot where nothing was heard. */
class VantagesTest {
    private static final Instant SLOT = Instant.parse("2026-06-10T00:00:00Z");

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(textBlock = """
        1, G,   G
        1, B,   B
        1, M,   M
        1, .,   M
        1, E,   E
        1, GGG, G
        1, GGB, B
        1, GG., M
        1, B.., B
        2, GGB, G
        2, GBB, B
        2, GG., G
        2, GB., M
        2, BB., B
        2, G.., M
        2, EEE, E
        2, EE., M
        3, G.., G
        3, BBB, B
        3, BB., M
        """)
    void a_slot_is_bad_by_quorum_good_when_no_quorum_could_be_and_else_missing(int quorum, String heard, char found) {
        assertThat(letter(vantages(quorum, heard.length()).together(SLOT, samples(heard)))).isEqualTo(found);
    }

    @Test
    void as_slow_as_the_quorum_was() {
        var heard = Map.<String, Sample>of(
                "a", good(10), "b", good(30), "c", good(20));

        assertThat(latency(vantages(1, 3).together(SLOT, heard))).isEqualTo(new Measured(30));
        assertThat(latency(vantages(2, 3).together(SLOT, heard))).isEqualTo(new Measured(20));
        assertThat(latency(vantages(3, 3).together(SLOT, heard))).isEqualTo(new Measured(10));
    }

    @Test
    void a_timeout_is_slower_than_an_answer_and_no_answer_slower_than_a_timeout() {
        var heard = Map.<String, Sample>of(
                "a", good(99), "b", new Sample.Bad(SLOT, "TIMEOUT", new AtLeast(30)),
                "c", new Sample.Bad(SLOT, "CONNECT", new Never()));

        assertThat(latency(vantages(1, 3).together(SLOT, heard))).isEqualTo(new Never());
        assertThat(latency(vantages(2, 3).together(SLOT, heard))).isEqualTo(new AtLeast(30));
    }

    @Test
    void of_too_few_known_the_slowest_known_is_taken() {
        assertThat(latency(vantages(3, 3).together(SLOT, Map.of("a", good(10))))).isEqualTo(new Measured(10));
    }

    @Test
    void others_are_passed_over_and_one_is_any_of_one() {
        var heard = Map.<String, Sample>of("a", good(1), "z", new Sample.Bad(SLOT, "TIMEOUT", new Never()));

        assertThat(letter(Vantages.one("a").together(SLOT, heard))).isEqualTo('G');
        assertThat(Vantages.any(names(2))).isEqualTo(new Vantages(1, names(2)));
    }

    @Test
    void a_quorum_is_some_of_the_vantages() {
        assertThatThrownBy(() -> new Vantages(3, names(2))).hasMessage("quorum must be in 1..2: 3");
        assertThatThrownBy(() -> new Vantages(0, names(2))).hasMessage("quorum must be in 1..2: 0");
    }

    private static Vantages vantages(int quorum, int count) {
        return new Vantages(quorum, names(count));
    }

    private static SortedSet<String> names(int count) {
        var names = new TreeSet<String>();
        for (int i = 0; i < count; i++) names.add(Character.toString('a' + i));
        return names;
    }

    private static Map<String, Sample> samples(String letters) {
        var heard = new TreeMap<String, Sample>();
        for (int i = 0; i < letters.length(); i++) {
            var name = Character.toString('a' + i);
            switch (letters.charAt(i)) {
                case 'G' -> heard.put(name, good(1));
                case 'B' -> heard.put(name, new Sample.Bad(SLOT, "TIMEOUT", new Never()));
                case 'E' -> heard.put(name, new Sample.Excluded(SLOT, "QUOTA"));
                case 'M' -> heard.put(name, new Sample.Missing(SLOT, "LOCAL"));
                default -> {}
            }
        }
        return heard;
    }

    private static Sample good(long micros) {
        return new Sample.Good(SLOT, "OK", new Measured(micros));
    }

    private static LatencyBound latency(Sample sample) {
        return switch (sample) {
            case Sample.Good good -> good.latency();
            case Sample.Bad bad -> bad.latency();
            case Sample.Excluded _, Sample.Missing _ -> throw new AssertionError("has no latency: " + sample);
        };
    }

    private static char letter(Sample sample) {
        return switch (sample) {
            case Sample.Good _ -> 'G';
            case Sample.Bad _ -> 'B';
            case Sample.Excluded _ -> 'E';
            case Sample.Missing _ -> 'M';
        };
    }
}

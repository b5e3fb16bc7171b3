package dev.nines.sla;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {
    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(textBlock = """
            999,   1000, 99.9000 %
         998999, 1000000, 99.8999 %
        9989999, 10000000, 99.8999 %
          44595,  44640, 99.8991 %
          43156,  43200, 99.8981 %
          43157,  43200, 99.9004 %
              1,      1, 100.0000 %
         999999, 1000000, 99.9999 %
        9999999, 10000000, 99.9999 %
              0,      7, 0.0000 %
        """)
    void four_decimals_rounded_down(long part, long whole, String text) {
        assertThat(Percent.text(new Ratio(part, whole))).isEqualTo(text);
    }

    @Property
    void what_is_below_99_9_never_prints_as_99_9(@ForAll @IntRange(min = 1, max = 10_000_000) int whole) {
        long mostBelow = Math.ceilDiv(999L * whole, 1000L) - 1;

        assertThat(Percent.text(new Ratio(mostBelow, whole))).isLessThan("99.9");
    }
}

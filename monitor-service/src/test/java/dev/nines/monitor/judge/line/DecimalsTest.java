package dev.nines.monitor.judge.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, nullValues = "none", textBlock = """
            case,                              text,                     unit,    micros
            whole milliseconds,                812,                      MILLIS,  812000
            parts of a millisecond,            812.345,                  MILLIS,  812345
            below a microsecond is cut,        0.3785219192504883,       SECONDS, 378521
            just below is below,               0.7999999999999999,       SECONDS, 799999
            just above is not above,           0.80000009,               SECONDS, 800000
            nanoseconds,                       1999,                     NANOS,   1
            nanoseconds with a point,          1999.9,                   NANOS,   1
            nothing behind the point,          12.,                      SECONDS, 12000000
            an exponent,                       5e-05,                    SECONDS, 50
            a large exponent,                  1.73636596e9,             SECONDS, 1736365960000000
            negative,                          -1.5,                     MILLIS,  -1500
            more digits than a number holds,   0.1234567890123456789012, SECONDS, 123456
            too large to be meant,             99999999999999999999,     SECONDS, none
            an exponent as a trap,             1e999999999,              SECONDS, none
            the other trap,                    1e-999999999,             SECONDS, none
            the trap of traps,                 1e-2147483647,            SECONDS, none
            no digits,                         .,                        SECONDS, none
            a word,                            fast,                     SECONDS, none
            two points,                        1.2.3,                    SECONDS, none
            with a unit,                       12ms,                     MILLIS,  none
            other digits,                      ١٢,                       MILLIS,  none
            """)
    void a_number_is_whole_microseconds(String name, String text, Unit unit, Long micros) {
        assertThat(read(text, unit)).isEqualTo(micros == null ? Decimals.NONE : micros);
    }

    @Property
    void any_decimal_is_what_exact_arithmetic_says(@ForAll @BigRange(min = "0", max = "4000000000") @Scale(12) BigDecimal seconds) {
        long exact = seconds.movePointRight(6).setScale(0, RoundingMode.FLOOR).longValueExact();

        assertThat(read(seconds.toPlainString(), Unit.SECONDS)).isEqualTo(exact);
        assertThat(read(seconds.movePointRight(3).toPlainString(), Unit.MILLIS)).isEqualTo(exact);
        assertThat(read(seconds.movePointRight(9).toPlainString(), Unit.NANOS)).isEqualTo(exact);
    }

    private static long read(String text, Unit unit) {
        var chars = ("#" + text + "#").toCharArray();
        return Decimals.micros(chars, 1, chars.length - 1, unit.shift());
    }
}

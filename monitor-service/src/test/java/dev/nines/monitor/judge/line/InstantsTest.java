package dev.nines.monitor.judge.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            case                          | text                             | unit    | instant
            ISO 8601                      | 2026-10-03T11:02:03.123456Z      | AUTO    | 2026-10-03T11:02:03.123456Z
            without parts of a second     | 2026-10-03T11:02:03Z             | AUTO    | 2026-10-03T11:02:03Z
            without seconds               | 2026-10-03T11:02Z                | AUTO    | 2026-10-03T11:02:00Z
            nanoseconds are cut           | 2026-10-03T11:02:03.123456789Z   | AUTO    | 2026-10-03T11:02:03.123456Z
            one digit of a second         | 2026-10-03T11:02:03.5Z           | AUTO    | 2026-10-03T11:02:03.500Z
            an offset                     | 2026-10-03T13:02:03+02:00        | AUTO    | 2026-10-03T11:02:03Z
            an offset to the west         | 2026-10-03T03:02:03.1-0800       | AUTO    | 2026-10-03T11:02:03.100Z
            an offset of hours            | 2026-10-03T13:02:03+02           | AUTO    | 2026-10-03T11:02:03Z
            a space, and no offset is UTC | 2026-10-03 11:02:03.123          | AUTO    | 2026-10-03T11:02:03.123Z
            as PostgreSQL writes it       | 2026-10-03 11:02:03.123+00       | AUTO    | 2026-10-03T11:02:03.123Z
            in words                      | 2026-10-03 11:02:03 UTC          | AUTO    | 2026-10-03T11:02:03Z
            a leap day                    | 2028-02-29T00:00:00Z             | AUTO    | 2028-02-29T00:00:00Z
            seconds                       | 1790999999                       | AUTO    | 2026-10-03T03:59:59Z
            seconds with parts            | 1736365966.974494                | AUTO    | 2025-01-08T19:52:46.974494Z
            milliseconds                  | 1790999999123                    | AUTO    | 2026-10-03T03:59:59.123Z
            microseconds                  | 1790999999123456                 | AUTO    | 2026-10-03T03:59:59.123456Z
            nanoseconds                   | 1790999999123456789              | AUTO    | 2026-10-03T03:59:59.123456Z
            milliseconds that are named   | 1790999999123                    | MILLIS  | 2026-10-03T03:59:59.123Z
            """)
    void an_instant_is_read(String name, String text, Unit unit, Instant instant) {
        assertThat(read(text, unit)).isEqualTo(instant);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            case                      | text
            a day that is none        | 2026-02-29T00:00:00Z
            a month that is none      | 2026-13-01T00:00:00Z
            an hour that is none      | 2026-10-03T24:00:00Z
            a minute that is none     | 2026-10-03T11:60:00Z
            a day alone               | 2026-10-03
            cut                       | 2026-10-03T11:0
            no digits behind a point  | 2026-10-03T11:02:03.Z
            an unknown offset         | 2026-10-03T11:02:03 CEST
            an offset that is none    | 2026-10-03T11:02:03+99:00
            in the wrong unit         | 1790999
            before there were models  | 1999-12-31T23:59:59Z
            the far future            | 9999-12-31T23:59:59Z
            a word                    | yesterday
            a large number            | 99999999999999999999999999
            nothing but dashes        | ----------------------
            """)
    void anything_else_is_none(String name, String text) {
        var chars = text.toCharArray();

        assertThat(Instants.micros(chars, 0, chars.length, Unit.AUTO)).isEqualTo(Instants.NONE);
    }

    @Property
    void what_java_writes_is_read(@ForAll @LongRange(min = 946_684_800_000_000L, max = 4_102_444_799_999_999L) long micros,
            @ForAll @IntRange(min = -18, max = 18) int hours) {
        var instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        var written = OffsetDateTime.ofInstant(instant, ZoneOffset.ofHours(hours)).toString();

        assertThat(read(written, Unit.AUTO)).isEqualTo(instant);
    }

    private static Instant read(String text, Unit unit) {
        var chars = text.toCharArray();
        return Instant.EPOCH.plus(Instants.micros(chars, 0, chars.length, unit), ChronoUnit.MICROS);
    }
}

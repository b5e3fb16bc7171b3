package dev.nines.monitor.judge.line;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Instants of a log as whole microseconds since 1970: ISO 8601 with an offset, or with none, which is UTC; a space may stand
 * for the T. Or a number.
 */
final class Instants {
    static final long NONE = Decimals.NONE;
    private static final long MICROS_A_SECOND = 1_000_000;
    /** 2000-01-01 and 2100-01-01: what lies outside was read in the wrong unit. */
    private static final long EARLIEST = 946_684_800L * MICROS_A_SECOND;
    private static final long LATEST = 4_102_444_800L * MICROS_A_SECOND;
    private static final int DATE_CHARS = 10;

    private Instants() {}

    /** @return {@link #NONE} where it is none between the years 2000 and 2100 */
    static long micros(char[] chars, int from, int to, Unit unit) {
        long micros = unit == Unit.AUTO ? auto(chars, from, to) : Decimals.micros(chars, from, to, unit.shift());
        return micros >= EARLIEST && micros < LATEST ? micros : NONE;
    }

    private static long auto(char[] chars, int from, int to) {
        if (to - from > DATE_CHARS && chars[from + 4] == '-') return iso(chars, from, to);
        int whole = from;
        while (whole < to && chars[whole] >= '0' && chars[whole] <= '9') whole++;
        return Decimals.micros(chars, from, to, bySize(whole - from).shift());
    }

    /** In this century seconds have ten digits, milliseconds thirteen and so on. */
    private static Unit bySize(int digits) {
        if (digits <= 11) return Unit.SECONDS;
        if (digits <= 14) return Unit.MILLIS;
        return digits <= 17 ? Unit.MICROS : Unit.NANOS;
    }

    private static long iso(char[] chars, int from, int to) {
        long day = day(chars, from);
        int at = from + DATE_CHARS;
        if (day == NONE || to - at < 6 || !isTimeMark(chars[at])) return NONE;
        int hour = two(chars, at + 1);
        int minute = chars[at + 3] == ':' ? two(chars, at + 4) : -1;
        at += 6;
        int second = 0;
        if (at < to && chars[at] == ':') {
            second = to - at > 2 ? two(chars, at + 1) : -1;
            at += 3;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return NONE;
        int fraction = endOfFraction(chars, at, to);
        long micros = fractionOf(chars, at, fraction);
        long offset = offsetSeconds(chars, fraction, to);
        if (offset == NONE || micros == NONE) return NONE;
        return ((day * 24 + hour) * 3_600 + minute * 60L + second - offset) * MICROS_A_SECOND + micros;
    }

    private static boolean isTimeMark(char c) {
        return c == 'T' || c == ' ' || c == 't';
    }

    /** In hours since 1970 a day is 24. */
    private static long day(char[] chars, int from) {
        int century = two(chars, from);
        int year = two(chars, from + 2);
        int month = chars[from + 7] == '-' ? two(chars, from + 5) : -1;
        int date = two(chars, from + 8);
        if (century < 0 || year < 0 || month < 1 || month > 12 || date < 1) return NONE;
        int whole = century * 100 + year;
        if (date > 28 && date > YearMonth.of(whole, month).lengthOfMonth()) return NONE;
        return LocalDate.of(whole, month, date).toEpochDay();
    }

    private static int endOfFraction(char[] chars, int at, int to) {
        if (at >= to || (chars[at] != '.' && chars[at] != ',')) return at;
        int end = at + 1;
        while (end < to && chars[end] >= '0' && chars[end] <= '9') end++;
        return end;
    }

    private static long fractionOf(char[] chars, int at, int end) {
        if (end == at) return 0;
        if (end == at + 1) return NONE;
        long micros = 0;
        for (int i = 1; i <= 6; i++) micros = micros * 10 + (at + i < end ? chars[at + i] - '0' : 0);
        return micros;
    }

    /** {@code Z}, {@code +02:00}, {@code +0200}, {@code +02}, {@code UTC}, or nothing. */
    private static long offsetSeconds(char[] chars, int from, int to) {
        int at = from;
        while (at < to && chars[at] == ' ') at++;
        int length = to - at;
        if (length == 0 || (length == 1 && (chars[at] == 'Z' || chars[at] == 'z'))) return 0;
        if (length == 3 && chars[at] == 'U' && chars[at + 1] == 'T' && chars[at + 2] == 'C') return 0;
        if (chars[at] != '+' && chars[at] != '-') return NONE;
        int hours = length >= 3 ? two(chars, at + 1) : -1;
        int minutes = switch (length) {
            case 3 -> 0;
            case 5 -> two(chars, at + 3);
            case 6 -> chars[at + 3] == ':' ? two(chars, at + 4) : -1;
            default -> -1;
        };
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return NONE;
        long seconds = hours * 3_600L + minutes * 60L;
        return chars[at] == '-' ? -seconds : seconds;
    }

    private static int two(char[] chars, int at) {
        int tens = chars[at] - '0';
        int ones = chars[at + 1] - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
    }
}

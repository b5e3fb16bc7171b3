package dev.nines.db.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * What to load. The days are fixed and long past, so that no clock matters and two runs load the same.
 *
 * @param rowsFrom from here on there are raw rows
 * @param loadedFrom from here on they come through the front door; what is older is made of these
 * @param until the day after the last
 */
record Options(Path folder, List<Member> fleet, LocalDate from, LocalDate rowsFrom, LocalDate loadedFrom,
        LocalDate until) {
    private static final YearMonth LAST_MONTH = YearMonth.of(2025, 10);
    /** 75, and the day that would be today. */
    private static final int RAW_DAYS = 76;

    /** {@code folder} for a month and a day of mixed paces, {@code folder --months 13} for so many months at one a minute. */
    static Options of(String... arguments) {
        Path folder = Path.of(arguments[0]);
        LocalDate until = LAST_MONTH.plusMonths(1).atDay(2);
        if (arguments.length == 1) {
            return new Options(folder, Fleet.atMixedPaces(1), LAST_MONTH.atDay(1), LAST_MONTH.atDay(1), LAST_MONTH.atDay(1), until);
        }
        if (arguments.length != 3 || !arguments[1].equals("--months")) {
            throw new IllegalArgumentException("usage: keep [--months N]");
        }
        LocalDate from = LAST_MONTH.minusMonths(Long.parseLong(arguments[2]) - 1).atDay(1);
        return new Options(folder, Fleet.everyMinute(1), from, until.minusDays(RAW_DAYS), until.minusDays(OlderDays.BLOCK_DAYS), until);
    }
}

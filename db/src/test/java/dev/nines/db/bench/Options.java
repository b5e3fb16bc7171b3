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

    /**
     * {@code folder} for a month and a day of 184 series at mixed paces, {@code folder --vantages 3} for as many times that,
     * {@code folder --months 13} for so many months at one a minute.
     */
    static Options of(String... arguments) {
        Path folder = Path.of(arguments[0]);
        LocalDate until = LAST_MONTH.plusMonths(1).atDay(2);
        String option = arguments.length == 1 ? "--vantages" : arguments[1];
        int number = arguments.length == 1 ? 1 : Integer.parseInt(arguments[2]);
        LocalDate month = LAST_MONTH.atDay(1);
        return switch (option) {
            case "--vantages" -> new Options(folder, Fleet.atMixedPaces(number), month, month, month, until);
            case "--months" -> new Options(folder, Fleet.everyMinute(1), month.minusMonths(number - 1),
                    until.minusDays(RAW_DAYS), until.minusDays(OlderDays.BLOCK_DAYS), until);
            default -> throw new IllegalArgumentException("usage: keep [--vantages N | --months N], not " + option);
        };
    }
}

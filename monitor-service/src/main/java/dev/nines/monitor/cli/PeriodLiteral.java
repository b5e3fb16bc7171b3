package dev.nines.monitor.cli;

import dev.nines.monitor.config.yaml.Literal;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.contract.Period;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** {@code 2026-10}, {@code 2026-Q4}, {@code 2026-10-03..2026-10-20}: whole days in a contract's zone. */
record PeriodLiteral(ZoneId zone) implements Literal<Period> {
    private static final Pattern QUARTER = Pattern.compile("([0-9]{4})-[Qq]([1-4])");

    @Override
    public Parsed<Period> read(String text) {
        try {
            var quarter = QUARTER.matcher(text);
            if (quarter.matches()) return Parsed.ok(quarter(Integer.parseInt(quarter.group(1)), Integer.parseInt(quarter.group(2))));
            int dots = text.indexOf("..");
            if (dots < 0) return Parsed.ok(new Period(YearMonth.parse(text), zone));
            return days(LocalDate.parse(text.substring(0, dots)), LocalDate.parse(text.substring(dots + 2)));
        } catch (DateTimeException e) {
            return Parsed.wrong("is no period; write 2026-10, 2026-Q4 or 2026-10-03..2026-10-20");
        }
    }

    private Period quarter(int year, int number) {
        var first = YearMonth.of(year, number * 3 - 2);
        return new Period(first.atDay(1), first.plusMonths(2).atEndOfMonth(), zone);
    }

    private Parsed<Period> days(LocalDate first, LocalDate last) {
        return last.isBefore(first) ? Parsed.wrong("ends before it begins") : Parsed.ok(new Period(first, last, zone));
    }
}

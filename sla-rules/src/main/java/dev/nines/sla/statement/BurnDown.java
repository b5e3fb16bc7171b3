package dev.nines.sla.statement;

import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.account.Daily;
import dev.nines.sla.measure.Attainment;
import dev.nines.sla.measure.IntervalRates;
import dev.nines.sla.verdict.Finding;
import java.util.List;
import java.util.TreeMap;

/** On which days a period's budget went. What begins on a day is charged to it. */
final class BurnDown {
    private BurnDown() {}

    /** Bad units of each day; their sum is that of the finding. */
    static List<Fraction> byDay(Finding finding, List<Daily.Day> days) {
        return days.stream().map(day -> switch (finding) {
            case Finding.Runs _ -> Fraction.of(day.bad());
            case Finding.ErrorRates rates -> errorRates(rates.found(), day.day().span());
            case Finding.Minutes minutes -> Fraction.of(minutes.found().charged().within(day.day().span()).length().toMinutes());
            case Finding.Intervals intervals -> Fraction.of(intervals.found().intervals().stream()
                    .filter(i -> i.standing() == Attainment.Standing.BAD && day.day().span().contains(i.span().from())).count());
        }).toList();
    }

    /** Of intervals with as many requests only the errors are added: few additions of large numbers are left. */
    private static Fraction errorRates(IntervalRates rates, Span day) {
        var errorsByRequests = new TreeMap<Long, Long>();
        rates.withErrors().stream().filter(one -> day.contains(one.span().from()))
                .forEach(one -> errorsByRequests.merge(one.requests(), one.errors(), Math::addExact));
        return errorsByRequests.entrySet().stream().map(entry -> new Fraction(entry.getValue(), entry.getKey()))
                .reduce(Fraction.ZERO, Fraction::plus);
    }
}

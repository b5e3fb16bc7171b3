package dev.nines.sla.statement;

import dev.nines.sla.Fraction;
import dev.nines.sla.account.Daily;
import dev.nines.sla.verdict.Evidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A day of one series under one rule, in runs.
 *
 * @param missing planned slots that were no test of the service
 * @param remaining of the period's budget at the day's end, in the units of the rule; on the last day what is left in all
 */
public record DayLine(LocalDate day, long good, long bad, long excluded, long missing, Fraction remaining) {
    /** @param planned slots that were meant to run, of each day; empty where none were */
    static List<DayLine> of(List<Daily.Day> days, List<Long> planned, Evidence evidence) {
        var lines = new ArrayList<DayLine>();
        var left = evidence.budget().allowed();
        var burnt = BurnDown.byDay(evidence.finding(), days);
        for (int i = 0; i < days.size(); i++) {
            var day = days.get(i);
            left = left.minus(burnt.get(i));
            long silent = planned.isEmpty() ? 0 : Math.max(0, planned.get(i) - day.heard());
            lines.add(new DayLine(day.day().date(), day.good(), day.bad(), day.excluded(), day.missing() + silent, left));
        }
        return List.copyOf(lines);
    }
}

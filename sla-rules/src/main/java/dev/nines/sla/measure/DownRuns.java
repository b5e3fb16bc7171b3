package dev.nines.sla.measure;

import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.measure.Measure.Gap;
import dev.nines.sla.measure.Measure.Run;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Walks over the minutes once and keeps the runs that count. */
final class DownRuns {
    private final Run rule;
    private final Slices minutes;
    private final int periodFrom;
    private final int periodTo;
    private final List<DownRun> found = new ArrayList<>();
    private final BitSet current = new BitSet();
    private final BitSet charged = new BitSet();
    private int first;
    private int last;
    private int down;
    private int downInPeriod;

    DownRuns(Run rule, Slices minutes, Span judged) {
        this.rule = rule;
        this.minutes = minutes;
        periodFrom = minutes.firstFrom(judged.from());
        periodTo = minutes.firstFrom(judged.to());
    }

    List<DownRun> found(MinuteStates states) {
        switch (rule.scope()) {
            case ACROSS_PERIODS -> walk(states, 0, minutes.count());
            case WITHIN_PERIOD -> walk(states, periodFrom, periodTo);
        }
        return found;
    }

    /** The minutes of the period that are in the runs which were found. */
    Spans charged() {
        return new Spans(charged.stream().mapToObj(minutes::slice).toList());
    }

    private void walk(MinuteStates states, int from, int to) {
        for (int minute = from; minute < to; minute++) {
            switch (states.of(minute)) {
                case DOWN -> extend(minute);
                case UP -> end();
                case WITHOUT_REQUESTS -> pass(rule.withoutRequests());
                case EXCLUDED -> pass(rule.excluded());
            }
        }
        end();
    }

    private void extend(int minute) {
        if (down == 0) first = minute;
        last = minute;
        down++;
        if (minute < periodFrom || minute >= periodTo) return;
        downInPeriod++;
        current.set(minute);
    }

    private void pass(Gap gap) {
        switch (gap) {
            case ENDS_RUN -> end();
            case BRIDGED -> {}
        }
    }

    private void end() {
        if (down == 0) return;
        if (down >= rule.consecutiveMinutes() && downInPeriod > 0) {
            var span = new Span(minutes.slice(first).from(), minutes.slice(last).to());
            found.add(new DownRun(span, down, downInPeriod));
            charged.or(current);
        }
        down = 0;
        downInPeriod = 0;
        current.clear();
    }
}

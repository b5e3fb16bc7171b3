package dev.nines.monitor.statement.chart;

import dev.nines.monitor.statement.part.Day;

/** How high each part of a day's bar is. What is there at all is seen: the smallest part has a height of its own. */
record DayShare(int good, int bad, int excluded, int missing) {
    private static final int SEEN = 25;

    static DayShare of(Day day, int height) {
        long all = day.good() + day.bad() + day.excluded() + day.missing();
        if (all == 0) return new DayShare(0, 0, 0, 0);
        int bad = part(day.bad(), all, height);
        int excluded = part(day.excluded(), all, height);
        int missing = part(day.missing(), all, height);
        int over = Math.max(0, bad + excluded + missing - height);
        return new DayShare(height - bad - excluded - missing + over, bad, excluded, Math.max(0, missing - over));
    }

    private static int part(long some, long all, int height) {
        return some == 0 ? 0 : (int) Math.max(SEEN, some * height / all);
    }
}

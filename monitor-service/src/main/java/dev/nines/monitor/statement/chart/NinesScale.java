package dev.nines.monitor.statement.chart;

import dev.nines.monitor.statement.part.Distribution;
import dev.nines.monitor.statement.part.Distribution.Level;
import dev.nines.monitor.statement.part.Distribution.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Both axes of {@link PercentilePlot}. By {@link StrictMath}, which gives the same bits on every machine. */
record NinesScale(long leastUs, long mostUs) {
    static final int WIDTH = 6800;
    static final int LEFT = 620;
    static final int RIGHT = 150;
    static final int TOP = 100;
    static final int HEIGHT = 1700;
    static final int FOOT = 170;
    /** From 0 % to 99.995 %. */
    private static final double NINES = 4.3;
    private static final double ROOM = 1.15;
    private static final int MOST_TICKS = 8;

    static NinesScale of(Distribution d) {
        var all = LongStream.concat(d.curve().stream().mapToLong(Step::us),
                LongStream.concat(LongStream.of(d.limitUs()), d.levels().stream().mapToLong(Level::highUs))).filter(us -> us > 0).sorted().toArray();
        return new NinesScale(Math.max(1, (long) (all[0] / ROOM)), (long) (all[all.length - 1] * ROOM) + 1);
    }

    int x(String percent) {
        double rest = new BigDecimal(100).subtract(new BigDecimal(percent)).doubleValue() / 100;
        double nines = rest <= 0 ? NINES : Math.min(NINES, -StrictMath.log10(rest));
        return LEFT + (int) StrictMath.rint(nines / NINES * (WIDTH - LEFT - RIGHT));
    }

    int y(long us) {
        double above = StrictMath.log10((double) us / leastUs) / StrictMath.log10((double) mostUs / leastUs);
        return TOP + HEIGHT - (int) StrictMath.rint(above * HEIGHT);
    }

    /** 1, 2 and 5 times the powers of ten; the powers alone where those would be too many. */
    List<Long> ticksUs() {
        var all = ticks(List.of(1, 2, 5));
        return all.size() > MOST_TICKS ? ticks(List.of(1)) : all;
    }

    private List<Long> ticks(List<Integer> steps) {
        var ticks = new ArrayList<Long>();
        for (long power = 1; power <= mostUs; power *= 10) {
            for (int step : steps) if (step * power >= leastUs && step * power <= mostUs) ticks.add(step * power);
        }
        return ticks;
    }
}

package dev.nines.monitor.ask;

import dev.nines.probe.Phases;
import java.util.Arrays;

/** The phases of a run as a bar, to a scale that grows with the slowest run so far. */
final class PhaseBar {
    static final int CELLS = 24;

    private final Look look;
    private long fullMicros;

    PhaseBar(Look look) {
        this.look = look;
    }

    /** True when the run does not fit: bars are from now on drawn to a longer scale. */
    boolean grownTo(long micros) {
        if (micros <= fullMicros) return false;
        fullMicros = roundUp(micros);
        return true;
    }

    /** The axis above the bars: {@code 0--------------- 500 ms}. */
    String axis() {
        String end = " " + Micros.text(fullMicros);
        return "0" + look.glyphs().rule.repeat(CELLS - 1 - end.length()) + end;
    }

    String of(Phases phases) {
        var text = new StringBuilder();
        int drawn = 0;
        for (var end : Segment.ends(phases).entrySet()) {
            int cell = cell(end.getValue());
            if (cell > drawn) text.append(cells(end.getKey(), cell - drawn));
            drawn = Math.max(drawn, cell);
        }
        return text.append(" ".repeat(CELLS - drawn)).toString();
    }

    /** What each sign stands for. */
    String legend() {
        var words = Arrays.stream(Segment.values()).map(s -> cells(s, 1) + " " + s.word).toList();
        return String.join("  ", words);
    }

    private String cells(Segment segment, int count) {
        return look.paint().in(segment.ink, segment.sign(look.glyphs()).repeat(count));
    }

    /** Rounded to the nearest, so that what takes next to no time takes no room. */
    private int cell(long micros) {
        return fullMicros == 0 ? 0 : (int) Math.min(CELLS, (micros * CELLS + fullMicros / 2) / fullMicros);
    }

    /** 1, 2 or 5 and zeros. */
    private static long roundUp(long micros) {
        for (long unit = 1; ; unit *= 10) {
            for (long step : new long[] {1, 2, 5}) {
                if (step * unit >= micros) return step * unit;
            }
        }
    }
}

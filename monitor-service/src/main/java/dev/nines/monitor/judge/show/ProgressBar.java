package dev.nines.monitor.judge.show;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * How far the reading is, drawn over itself on one line of a terminal. Which bytes of it are drawn is decided by what is asked, not by
 * a clock of its own.
 */
public final class ProgressBar {
    private static final int CELLS = 24;
    /** Of a terminal of 80: what is longer would go on in the next line, and stay there. */
    private static final int COLUMNS = 79;
    private static final String CLEAR = "\r" + " ".repeat(COLUMNS) + "\r";

    private final Signs signs;
    private final Consumer<String> screen;

    /** What the bar is drawn with. */
    public enum Signs {
        BLOCKS('█', '░'),
        LETTERS('#', '.');

        private final char full;
        private final char empty;

        Signs(char full, char empty) {
            this.full = full;
            this.empty = empty;
        }
    }

    /** @param size in bytes, 0 where nobody knows */
    public record Progress(long lines, long bytes, long size, Duration since) {}

    public ProgressBar(Signs signs, Consumer<String> screen) {
        this.signs = signs;
        this.screen = screen;
    }

    public void show(Progress p) {
        screen.accept("\r" + String.format(Locale.ROOT, "%-" + COLUMNS + "." + COLUMNS + "s", text(p)));
    }

    /** Leaves the line as if nothing had been drawn. */
    public void end() {
        screen.accept(CLEAR);
    }

    private String text(Progress p) {
        var pace = count(perSecond(p.lines(), p.since())) + " lines/s";
        if (p.size() == 0) return "judging  " + count(p.lines()) + " lines  " + pace;
        double share = Math.min(1, (double) p.bytes() / p.size());
        int full = (int) (share * CELLS);
        return "judging  " + String.valueOf(signs.full).repeat(full) + String.valueOf(signs.empty).repeat(CELLS - full)
                + String.format(Locale.ROOT, "  %3d %%  ", (int) (share * 100)) + count(p.lines()) + " lines  " + pace + left(p, share);
    }

    private static String left(Progress p, double share) {
        if (share < 0.01) return "";
        long seconds = (long) (p.since().toMillis() / 1000.0 * (1 - share) / share);
        return String.format(Locale.ROOT, "  %d:%02d left", seconds / 60, seconds % 60);
    }

    private static long perSecond(long lines, Duration since) {
        return since.isZero() ? 0 : (long) (lines * 1000.0 / Math.max(1, since.toMillis()));
    }

    /** {@code 912}, {@code 34 k}, {@code 1.2 M}. */
    private static String count(long count) {
        if (count < 1_000) return Long.toString(count);
        if (count < 1_000_000) return count / 1_000 + " k";
        return String.format(Locale.ROOT, "%.1f M", count / 1e6);
    }
}

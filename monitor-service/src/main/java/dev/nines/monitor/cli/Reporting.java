package dev.nines.monitor.cli;

import dev.nines.monitor.judge.read.LogFiles;
import dev.nines.monitor.judge.show.ProgressBar;
import dev.nines.monitor.judge.show.ProgressBar.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Draws how far the reading is, a few times a second, until it is closed. */
sealed interface Reporting extends AutoCloseable {
    @Override
    void close();

    /** Where nobody looks, nothing is written. */
    record Silent() implements Reporting {
        @Override
        public void close() {}
    }

    /** A bar on a terminal. */
    final class Drawn implements Reporting {
        private static final long EVERY_MILLIS = 200;

        private final ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("nines-progress").factory());
        private final LogFiles files;
        private final ProgressBar bar;
        private final long size;
        private final long began = System.nanoTime();
        private boolean ended;

        private Drawn(LogFiles files, ProgressBar bar) {
            this.files = files;
            this.bar = bar;
            this.size = files.size();
        }

        private synchronized void draw() {
            if (ended) return; // a drawing that had begun comes after the end
            bar.show(new Progress(files.lines(), files.bytes(), size, Duration.ofNanos(System.nanoTime() - began)));
        }

        @Override
        public synchronized void close() {
            clock.shutdownNow();
            ended = true;
            bar.end();
        }
    }

    static Reporting of(LogFiles files, Screen.When shown, PrintWriter err) {
        if (!Screen.isErrShown(shown)) return new Silent();
        var drawn = new Drawn(files, new ProgressBar(Screen.barOnErr(), text -> {
            err.print(text);
            err.flush();
        }));
        var _ = drawn.clock.scheduleAtFixedRate(drawn::draw, Drawn.EVERY_MILLIS, Drawn.EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return drawn;
    }
}

package dev.nines.monitor.judge.read;

import dev.nines.probe.Observation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * The observations of several log files, merged in the order of time: the files of several gateways may lie beside each other,
 * and rotated ones may be named in any order. A file is opened when its time has come.
 */
public final class LogFiles implements AutoCloseable {
    private final List<LogSource> sources;
    private final Reading how;
    private final ExecutorService readers;
    private final Shared shared;

    public LogFiles(List<LogSource> sources, Reading how) {
        this.sources = List.copyOf(sources);
        this.how = how;
        this.readers = Executors.newFixedThreadPool(how.threads(), Thread.ofPlatform().daemon().name("nines-judge-", 0).factory());
        int ahead = Math.max(2, how.threads() * 2 / Math.max(1, sources.size()));
        this.shared = new Shared(how, readers, ahead, new LongAdder(), new LongAdder(), new Unread());
    }

    /** How many lines were read so far. Any thread may ask. */
    public long lines() {
        return shared.lines().sum();
    }

    /** How many bytes were read so far, packed as they are. Any thread may ask. */
    public long bytes() {
        return shared.bytes().sum();
    }

    /** How many bytes there are, or 0 where nobody knows. */
    public long size() {
        return sources.stream().anyMatch(s -> s.size() == 0) ? 0 : sources.stream().mapToLong(LogSource::size).sum();
    }

    public Unread unread() {
        return shared.unread();
    }

    /** @throws LogUnreadable where a file cannot be read, or its lines are not in order */
    public void forEach(Consumer<Observation> reader) {
        var later = later();
        var open = new PriorityQueue<>(Comparator.comparing((Head head) -> head.next().scheduledAt()).thenComparingInt(Head::order));
        try {
            while (!open.isEmpty() || !later.isEmpty()) {
                while (isDue(later, open)) open(later.remove(), open);
                if (!open.isEmpty()) step(open, reader);
            }
        } finally {
            open.forEach(head -> head.file().close());
        }
    }

    private static boolean isDue(PriorityQueue<Later> later, PriorityQueue<Head> open) {
        if (later.isEmpty()) return false;
        return open.isEmpty() || !later.element().from().isAfter(open.element().next().scheduledAt());
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }

    /** A file that is not read yet, and the earliest that a line of it may be. */
    private record Later(LogSource source, int order, Instant from) {}

    private record Head(LogFile file, int order, Observation next) {}

    private void open(Later one, PriorityQueue<Head> open) {
        push(new LogFile(one.source(), shared), one.order(), open);
    }

    /** A file that is not among the open ones is closed, whatever happens. */
    private static void push(LogFile file, int order, PriorityQueue<Head> open) {
        boolean isOpen = false;
        try {
            isOpen = file.hasNext();
            if (isOpen) open.add(new Head(file, order, file.next()));
        } finally {
            if (!isOpen) file.close();
        }
    }

    private static void step(PriorityQueue<Head> open, Consumer<Observation> reader) {
        reader.accept(open.element().next());
        var head = open.remove();
        push(head.file(), head.order(), open);
    }

    private PriorityQueue<Later> later() {
        var later = new PriorityQueue<>(Comparator.comparing(Later::from).thenComparingInt(Later::order));
        for (int i = 0; i < sources.size(); i++) {
            var source = sources.get(i);
            var from = sources.size() > 1 && source.isRepeatable() ? earliest(source) : Instant.MIN;
            later.add(new Later(source, i, from));
        }
        return later;
    }

    /** From the first lines of the file; those that come later may be older by the allowed disorder. */
    private Instant earliest(LogSource source) {
        try (var log = OpenLog.of(source, how, new LongAdder())) {
            var chunk = log.chunks().next();
            var times = new ArrayList<Instant>();
            chunk.ifPresent(c -> log.records().read(c).observations().forEach(o -> times.add(o.scheduledAt())));
            return times.stream().min(Comparator.naturalOrder()).map(t -> t.minus(how.disorder())).orElse(Instant.MIN);
        } catch (IOException e) {
            return Instant.MIN; // it will be told when the file is read
        }
    }
}

package dev.nines.monitor.judge.read;

import dev.nines.monitor.judge.read.Chunk.Kind;
import dev.nines.probe.Observation;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipException;

/** One file's observations in the order of time. Chunks are read ahead by other threads; this is for one. */
final class LogFile implements AutoCloseable {
    private final LogSource source;
    private final OpenLog log;
    private final Chunks chunks;
    private final Shared shared;
    private final Waiting waiting;
    private final Deque<CompletableFuture<Batch>> ahead = new ArrayDeque<>();
    private Iterator<Observation> ready = List.<Observation>of().iterator();
    private long lines;
    private boolean ended;

    LogFile(LogSource source, Shared shared) {
        this.source = source;
        this.shared = shared;
        this.waiting = new Waiting(shared.how().disorder());
        try {
            this.log = OpenLog.of(source, shared.how(), shared.bytes());
        } catch (IOException e) {
            throw unreadable(e);
        }
        this.chunks = log.chunks();
        this.lines = log.linesBefore();
    }

    boolean hasNext() {
        while (!ready.hasNext() && !ended) advance();
        return ready.hasNext();
    }

    Observation next() {
        return ready.next();
    }

    @Override
    public void close() {
        try {
            log.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void advance() {
        while (ahead.size() < shared.ahead() && readAhead()) {}
        var batch = ahead.poll();
        if (batch == null) {
            ended = true;
            ready = waiting.rest().iterator();
        } else {
            take(batch.join());
            ready = waiting.ready().iterator();
        }
    }

    private boolean readAhead() {
        try {
            var chunk = chunks.next();
            chunk.ifPresent(c -> ahead.add(CompletableFuture.supplyAsync(() -> read(c), shared.readers())));
            return chunk.isPresent();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Batch read(Chunk chunk) {
        if (chunk.kind() == Kind.RECORDS) return log.records().read(chunk);
        var batch = new Batch(chunk);
        batch.refuse(0, "is longer than " + (Chunks.LONGEST_RECORD_BYTES >> 20) + " MB, or has a quote that is never closed");
        return batch;
    }

    private void take(Batch batch) {
        for (int i = 0; i < batch.observations().size(); i++) {
            var observation = batch.observations().get(i);
            if (observation.scheduledAt().isAfter(shared.how().latest())) {
                batch.refuse(batch.offset(i), "time " + observation.scheduledAt() + " is in the future");
                continue;
            }
            if (observation.scheduledAt().isBefore(waiting.limit())) throw late(observation, batch.linesBefore(batch.offset(i)));
            waiting.add(observation);
        }
        for (var misread : batch.misread()) {
            shared.unread().add(new Unread.Place(source.name(), lines + batch.linesBefore(misread.offset()) + 1, misread.reason()));
        }
        shared.unread().count(batch.misreadCount());
        lines += batch.lines();
        shared.lines().add(batch.lines());
    }

    private LogUnreadable late(Observation observation, long linesBefore) {
        var older = Duration.between(observation.scheduledAt(), waiting.newest());
        return new LogUnreadable(source.name() + ":" + (lines + linesBefore + 1) + " began at " + observation.scheduledAt() + ", " + older.toMinutes()
                + " min before a line above it, which is more than --disorder " + shared.how().disorder().toMinutes()
                + "m; sort the log by time (newest first: tac FILE | nines judge ... -), or allow more");
    }

    private LogUnreadable unreadable(IOException e) {
        var why = switch (e) {
            case ZipException _ -> "is not whole gzip";
            case EOFException _ -> "ends in the middle of its gzip";
            default -> "cannot be read: " + e.getMessage(); // the platform's exceptions are an open set
        };
        return new LogUnreadable(source.name() + " " + why, e);
    }
}

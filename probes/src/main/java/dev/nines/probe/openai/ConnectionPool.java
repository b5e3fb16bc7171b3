package dev.nines.probe.openai;

import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingDeque;

/** Connections that wait for their next question, newest first. */
final class ConnectionPool {
    /** Longer than a minute, so that a question a minute finds its connection where the server keeps it. */
    private static final Duration KEPT_FREE = Duration.ofSeconds(75);
    private static final int FREE_LIMIT = 1_024;

    private final ConcurrentMap<Origin, Deque<Connection>> free = new ConcurrentHashMap<>();

    Optional<Connection> take(Origin origin) {
        var connections = free.get(origin);
        if (connections == null) return Optional.empty();
        Connection connection;
        while ((connection = connections.pollFirst()) != null) {
            if (connection.isOpen() && !isStale(connection)) return Optional.of(connection);
            connection.close();
        }
        return Optional.empty();
    }

    void release(Connection connection) {
        var connections = free.computeIfAbsent(connection.origin(), _ -> new LinkedBlockingDeque<>(FREE_LIMIT));
        if (!connections.offerFirst(connection)) connection.close();
    }

    void forget(Connection connection) {
        var connections = free.get(connection.origin());
        if (connections != null) connections.remove(connection);
    }

    void closeStale() {
        free.values().forEach(connections -> connections.removeIf(connection -> {
            if (!isStale(connection)) return false;
            connection.close();
            return true;
        }));
    }

    private static boolean isStale(Connection connection) {
        return System.nanoTime() - connection.freeSince() > KEPT_FREE.toNanos();
    }
}

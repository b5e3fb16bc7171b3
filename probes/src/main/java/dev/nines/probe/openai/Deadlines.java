package dev.nines.probe.openai;

import java.time.Duration;

/**
 * How long a run may take. Each is enforced by a timer of our own and closes the connection.
 *
 * @param connect DNS, TCP, a proxy's tunnel and TLS together
 * @param firstToken from time zero to the first token; keep-alive bytes do not move it
 * @param idle the longest silence after the first token; any byte ends a silence, and none counts before that token: a
 *     server that sends its headers and then thinks is judged by {@code firstToken}
 * @param total from time zero to the end of the answer
 */
public record Deadlines(Duration connect, Duration firstToken, Duration idle, Duration total) {
    public Deadlines {
        require("connect", connect);
        require("firstToken", firstToken);
        require("idle", idle);
        require("total", total);
    }

    private static void require(String what, Duration limit) {
        if (!limit.isPositive()) throw new IllegalArgumentException(what + " must be positive: " + limit);
    }
}

package dev.nines.monitor.web.access;

import dev.nines.monitor.access.Scope;

/** What it takes to pass a route. */
public sealed interface Gate {
    /** Anybody: it says nothing of anybody, or its request is signed. */
    record Open() implements Gate {}

    /** Whoever sits at this machine; from elsewhere, a token that may read. */
    record Reading() implements Gate {}

    /** A token, from wherever. */
    record Holding(Scope scope) implements Gate {}
}

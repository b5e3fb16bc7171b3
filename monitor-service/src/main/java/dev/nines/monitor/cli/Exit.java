package dev.nines.monitor.cli;

/** What the process ends with. */
final class Exit {
    static final int FINE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    /** A log was judged, and a promise was broken. */
    static final int BREACHED = 3;
    /** A log was judged, and nothing was found. */
    static final int UNDECIDED = 4;

    private Exit() {}
}

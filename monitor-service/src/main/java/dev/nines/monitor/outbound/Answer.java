package dev.nines.monitor.outbound;

/** What came of a {@link Post}. */
public sealed interface Answer {
    /**
     * @param excerpt the first 4 KB of the body
     * @param retryAfter the header of this name, empty where there was none
     */
    record Answered(int status, String excerpt, String retryAfter) implements Answer {}

    /** @param why for people; nothing of the URL is in it */
    record Failed(String why) implements Answer {}

    /** The guard said no: nothing was sent to anybody. */
    record Refused(String why) implements Answer {}
}

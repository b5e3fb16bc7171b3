package dev.nines.monitor.statement.part;

/**
 * A period before this one, by the newest revision of its statement.
 *
 * @param attained the worst line's share in percent; empty where none was counted
 */
public record Earlier(String period, int revision, String verdict, String attained, String credit) {}

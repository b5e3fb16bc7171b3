package dev.nines.monitor.statement.part;

/**
 * A file that belongs to the statement, so that whoever signs the statement signs it too.
 *
 * @param name {@code failures.csv}
 * @param sha256 of its bytes, in lower hex
 * @param rows without its header
 */
public record Attachment(String name, String sha256, long rows) {}

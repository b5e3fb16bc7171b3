package dev.nines.monitor.statement.part;

/**
 * What the downtime cost the customer by his own reckoning; no part of the credit.
 *
 * @param perMinute the configured value
 * @param minutes down, of the worst series
 * @param amount their product; empty, as all of it, where no value is configured
 */
public record Loss(String perMinute, String minutes, String amount) {
    public static final Loss NONE = new Loss("", "", "");
}

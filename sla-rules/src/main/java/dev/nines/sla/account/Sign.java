package dev.nines.sla.account;

/**
 * By what a vendor can find a request in his own logs.
 *
 * @param httpStatus 0 where no status line came
 * @param requestId the vendor's own; empty where it gave none
 */
public record Sign(int httpStatus, String requestId) {}

package dev.nines.monitor.statement.part;

/**
 * What a person added to an incident: an attempt to resolve it, a ticket of the vendor.
 *
 * @param ticket its number; empty where there is none
 */
public record Remark(String at, String author, String ticket, String text) {}

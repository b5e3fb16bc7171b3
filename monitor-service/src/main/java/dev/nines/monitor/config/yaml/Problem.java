package dev.nines.monitor.config.yaml;

/**
 * What is wrong, where, and what would be right.
 *
 * @param value as a person may see it: a secret is masked, a text quoted
 */
public record Problem(Place place, String path, String value, String remedy) {}

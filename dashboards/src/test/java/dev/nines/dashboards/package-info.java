/**
 * Holds the files of this folder to their word: every query runs on a real Prometheus that scrapes what
 * {@code dev.nines.monitor.metrics} really says, and the dashboard keeps the habits that make it importable anywhere.
 */
@NullMarked
package dev.nines.dashboards;

import org.jspecify.annotations.NullMarked;

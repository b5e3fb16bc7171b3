package dev.nines.monitor.rule;

import dev.nines.sla.burn.BurnAlert;
import dev.nines.sla.burn.BurnFinding;

/** What one alert on the slow end of a series found. */
record Tail(BurnAlert alert, BurnFinding finding) {}

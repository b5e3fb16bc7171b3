/**
 * What only the demonstration does: a past for the simulated gateway. Entry:
 * {@link dev.nines.monitor.demo.DemoHistory}.
 */
@NullMarked
package dev.nines.monitor.demo;

import org.jspecify.annotations.NullMarked;

/**
 * The driver and the TLS server of {@code docs/benchmarks/probe}. Not tests: nothing here runs in a build. Entry types:
 * {@link dev.nines.probe.bench.LoadDriver}, {@link dev.nines.probe.bench.StreamServer}.
 */
@NullMarked
package dev.nines.probe.bench;

import org.jspecify.annotations.NullMarked;

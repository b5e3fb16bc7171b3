/** What only a benchmark needs: run by {@code docs/benchmarks}, never by the tests. */
@NullMarked
package dev.nines.monitor.bench;

import org.jspecify.annotations.NullMarked;

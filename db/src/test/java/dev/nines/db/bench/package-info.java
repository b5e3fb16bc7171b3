/**
 * The driver of {@code docs/benchmarks/keep}. Not tests: nothing here runs in a build.
 * Entry type: {@link dev.nines.db.bench.Keep}.
 */
@NullMarked
package dev.nines.db.bench;

import org.jspecify.annotations.NullMarked;

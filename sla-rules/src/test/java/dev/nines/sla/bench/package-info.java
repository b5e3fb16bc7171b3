/** How long judging takes. Entry: {@link dev.nines.sla.bench.Verdicts}; run by {@code docs/benchmarks/verdict}. */
@NullMarked
package dev.nines.sla.bench;

import org.jspecify.annotations.NullMarked;

/**
 * Worked examples that were written before the code. Entry: {@link dev.nines.sla.conformance.SlaVectorsTest}. Nothing
 * here calculates: it translates, and the product works.
 */
@NullMarked
package dev.nines.sla.conformance;

import org.jspecify.annotations.NullMarked;

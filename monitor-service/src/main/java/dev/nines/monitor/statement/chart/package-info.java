/**
 * Pictures of a statement as SVG, made of the very numbers that the document states. No script, no style sheet, no ids: several stand in
 * one file, and a browser and the PDF draw the same: shapes and words that {@code statement.pdf} does not know yet must be taught to it. What a colour says, a shape or a text says too.
 */
@NullMarked
package dev.nines.monitor.statement.chart;

import org.jspecify.annotations.NullMarked;

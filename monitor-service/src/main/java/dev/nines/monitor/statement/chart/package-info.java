/**
 * Pictures of a statement as SVG, made of the very numbers that the document states. No script, no style sheet, no ids: several stand in
 * one file, and a browser and Batik draw the same. What a colour says, a shape or a text says too.
 */
@NullMarked
package dev.nines.monitor.statement.chart;

import org.jspecify.annotations.NullMarked;

/**
 * Questions over many observations, answered in SQL for pages and APIs. Every window is {@code [from, to)}. Entries:
 * {@link dev.nines.db.question.ClassCounts}, {@link dev.nines.db.question.LatencyQuantiles},
 * {@link dev.nines.db.question.Spending}. The newest rows are {@link dev.nines.db.LatestObservations}.
 * No verdict is found here.
 */
@NullMarked
package dev.nines.db.question;

import org.jspecify.annotations.NullMarked;

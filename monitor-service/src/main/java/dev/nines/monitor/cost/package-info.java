/**
 * What a configuration will cost those whom it asks, whoever pays, and the disk. Pure. Entries: {@link dev.nines.monitor.cost.Expense},
 * {@link dev.nines.monitor.cost.Disk}.
 */
@NullMarked
package dev.nines.monitor.cost;

import org.jspecify.annotations.NullMarked;

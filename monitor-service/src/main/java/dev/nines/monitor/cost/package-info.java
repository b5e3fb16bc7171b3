/** What a configuration will cost those whom it asks, and whoever pays. Pure. Entry: {@link dev.nines.monitor.cost.Expense}. */
@NullMarked
package dev.nines.monitor.cost;

import org.jspecify.annotations.NullMarked;

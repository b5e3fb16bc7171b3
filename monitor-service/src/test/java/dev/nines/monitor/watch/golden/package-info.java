/** Seeded months of five contracts, and what is stated of them. */
@NullMarked
package dev.nines.monitor.watch.golden;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.nines.monitor.claim;

import org.jspecify.annotations.NullMarked;

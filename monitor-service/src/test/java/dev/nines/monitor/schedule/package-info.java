@NullMarked
package dev.nines.monitor.schedule;

import org.jspecify.annotations.NullMarked;

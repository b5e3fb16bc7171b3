@NullMarked
package dev.nines.monitor.alert.decide;

import org.jspecify.annotations.NullMarked;

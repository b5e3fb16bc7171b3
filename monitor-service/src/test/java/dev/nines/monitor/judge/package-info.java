@NullMarked
package dev.nines.monitor.judge;

import org.jspecify.annotations.NullMarked;

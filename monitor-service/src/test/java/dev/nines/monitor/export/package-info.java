@NullMarked
package dev.nines.monitor.export;

import org.jspecify.annotations.NullMarked;

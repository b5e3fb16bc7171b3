@NullMarked
package dev.nines.monitor.discover;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.nines.monitor.access;

import org.jspecify.annotations.NullMarked;

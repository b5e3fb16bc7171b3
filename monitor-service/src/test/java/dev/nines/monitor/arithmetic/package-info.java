@NullMarked
package dev.nines.monitor.arithmetic;

import org.jspecify.annotations.NullMarked;

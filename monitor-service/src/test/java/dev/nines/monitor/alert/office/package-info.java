@NullMarked
package dev.nines.monitor.alert.office;

import org.jspecify.annotations.NullMarked;

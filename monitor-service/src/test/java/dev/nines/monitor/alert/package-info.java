@NullMarked
package dev.nines.monitor.alert;

import org.jspecify.annotations.NullMarked;

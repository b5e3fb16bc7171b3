@NullMarked
package dev.nines.monitor.alert.channel;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.nines.monitor.web.read;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.nines.monitor.web.access;

import org.jspecify.annotations.NullMarked;

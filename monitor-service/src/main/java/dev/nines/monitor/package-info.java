/** Time, wiring, configuration, metrics, alerts, statements, HTTP and the command line. */
@NullMarked
package dev.nines.monitor;

import org.jspecify.annotations.NullMarked;

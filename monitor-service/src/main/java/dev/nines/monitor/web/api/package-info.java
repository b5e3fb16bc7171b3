/** The HTTP API, read only. Entry: {@link dev.nines.monitor.web.api.ObservationsController} and its siblings. */
@NullMarked
package dev.nines.monitor.web.api;

import org.jspecify.annotations.NullMarked;

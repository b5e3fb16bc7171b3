/** Pages, the HTTP API and the health of this process. One package for each page; what they ask of the store is in {@code read}. */
@NullMarked
package dev.nines.monitor.web;

import org.jspecify.annotations.NullMarked;

/**
 * Requests of ours to addresses that somebody else wrote down: what a URL may point at ({@link dev.nines.monitor.outbound.UrlText},
 * {@link dev.nines.monitor.outbound.OutboundGuard}), and a client that connects to the very address that was checked
 * ({@link dev.nines.monitor.outbound.OutboundClient}). Not here: what is sent, and when again.
 */
@NullMarked
package dev.nines.monitor.outbound;

import org.jspecify.annotations.NullMarked;

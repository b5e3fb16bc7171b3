/** The demo's own webhook receiver: it verifies signatures and lists what arrived. Entry: {@link dev.nines.monitor.web.receiver.ReceiverController}. */
@NullMarked
package dev.nines.monitor.web.receiver;

import org.jspecify.annotations.NullMarked;

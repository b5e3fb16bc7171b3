/**
 * Messages on their way out: {@link dev.nines.monitor.alert.Messages} writes them, an outbox keeps them with the state that
 * caused them, {@link dev.nines.monitor.alert.Delivery} sends them, signed, until they are delivered. Not here: whether there is
 * anything to say.
 */
@NullMarked
package dev.nines.monitor.alert;

import org.jspecify.annotations.NullMarked;

/**
 * What happens before the framework starts and after it has stopped: the data folder, the port, the database, the order
 * of the end. Entry: {@link dev.nines.monitor.start.Service}. Every way in which a start can fail is a
 * {@link dev.nines.monitor.start.CannotStart} with one sentence for a person.
 */
@NullMarked
package dev.nines.monitor.start;

import org.jspecify.annotations.NullMarked;

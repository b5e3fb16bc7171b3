/**
 * What an operator does to messages by hand: sends one again, tries whether a receiver hears us, and looks what waits for whom.
 * Entry: {@link dev.nines.monitor.alert.office.MessageOffice}. What is sent goes through the outbox like everything else.
 */
@NullMarked
package dev.nines.monitor.alert.office;

import org.jspecify.annotations.NullMarked;

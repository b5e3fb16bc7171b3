/**
 * Every shape in which a message leaves, one class for each, and the one set of rules by which their answers are read
 * ({@link dev.nines.monitor.alert.channel.AnswerRules}). Entry: {@link dev.nines.monitor.alert.channel.Channels}. Not here: when a message is
 * tried again. What comes later has its room in {@code Destination.Later}.
 */
@NullMarked
package dev.nines.monitor.alert.channel;

import org.jspecify.annotations.NullMarked;

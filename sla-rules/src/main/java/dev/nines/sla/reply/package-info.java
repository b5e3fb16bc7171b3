/**
 * Answers as a speed or latency promise sees them: which of them count, and one number out of many. Exact.
 * Entries: {@link dev.nines.sla.reply.ReplyFilter}, {@link dev.nines.sla.reply.Statistic}.
 */
@NullMarked
package dev.nines.sla.reply;

import org.jspecify.annotations.NullMarked;

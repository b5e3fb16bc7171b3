/**
 * What the bytes of a reply mean: server-sent events, chat chunks, error bodies, model lists. No network, no clock, no
 * Netty: bytes and the time of the read go in, a {@link dev.nines.probe.openai.reply.Reading} comes out. The same bytes
 * give the same reading however they were split. Entry type: {@link dev.nines.probe.openai.reply.ChatReader}.
 */
@NullMarked
package dev.nines.probe.openai.reply;

import org.jspecify.annotations.NullMarked;

/**
 * Asks OpenAI-compatible endpoints over HTTP/1.1 on a raw Netty pipeline, plain or TLS. Entry types:
 * {@link dev.nines.probe.openai.ProbeTransport} (event loops, DNS, connections; one for each process),
 * {@link dev.nines.probe.openai.ChatCompletionProbe} (one question) and {@link dev.nines.probe.openai.ModelsClient}
 * (what can be asked). {@link dev.nines.probe.openai.Classification} is the one place that decides what happened;
 * whether it counts against anybody is decided elsewhere.
 */
@NullMarked
package dev.nines.probe.openai;

import org.jspecify.annotations.NullMarked;

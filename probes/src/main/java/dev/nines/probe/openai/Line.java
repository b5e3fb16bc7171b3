package dev.nines.probe.openai;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** A probe's way to its endpoint: what all kinds of question share. */
record Line(ProbeTransport transport, Endpoint endpoint, InstantSource clock) {
    /**
     * @param heard is called exactly once, on an event loop
     * @return ends the run now
     */
    Runnable send(Call call, AnswerReader reader, Consumer<Evidence> heard) {
        return transport.exchange(call, reader, clock, trace -> heard.accept(reader.evidence(trace)));
    }

    /** What no text of an observation may hold. */
    List<String> secrets(String prompt, String nonce) {
        return List.of(endpoint.apiKey().reveal(), prompt, nonce);
    }

    /** Eight hex digits, new for every run. */
    static String nonce() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }
}

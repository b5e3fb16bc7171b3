package dev.nines.probe.openai;

import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A call that differs from run to run in its nonce only. Its bytes are made once; where the nonce stands in them is seen
 * by making them with two nonces that have no digit in common.
 */
final class NoncedCall {
    private static final String ONE = "50746132";
    private static final String OTHER = "e9fa8bdc";

    private final Call call;
    private final int[] places;

    private NoncedCall(Call call, int[] places) {
        this.call = call;
        this.places = places;
    }

    /** @param withNonce gives calls of one length for all nonces of eight digits */
    static NoncedCall of(Function<String, Call> withNonce) {
        var call = withNonce.apply(ONE);
        byte[] bytes = call.copyOfBytes();
        byte[] others = withNonce.apply(OTHER).copyOfBytes();
        return new NoncedCall(call, IntStream.range(0, bytes.length).filter(i -> bytes[i] != others[i]).toArray());
    }

    Call with(String nonce) {
        return call.with(nonce, places);
    }
}

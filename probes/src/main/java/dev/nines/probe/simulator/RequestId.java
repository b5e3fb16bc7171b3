package dev.nines.probe.simulator;

import java.util.HexFormat;

/** Sixteen hexadecimal digits for one request, the same for the same draws. */
final class RequestId {
    private static final int WHICH = 3000;

    private RequestId() {}

    static String of(Draws draws) {
        return HexFormat.of().toHexDigits(draws.bits(WHICH));
    }
}

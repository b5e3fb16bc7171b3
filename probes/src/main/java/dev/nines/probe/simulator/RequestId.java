package dev.nines.probe.simulator;

import java.util.HexFormat;

/** The id under which a provider would look up one request. */
final class RequestId {
    private static final int WHICH = 3000;

    private RequestId() {}

    static String of(Draws draws) {
        return "req_" + HexFormat.of().toHexDigits(draws.bits(WHICH));
    }
}

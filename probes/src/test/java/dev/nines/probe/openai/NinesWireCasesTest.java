package dev.nines.probe.openai;

import java.io.IOException;
import java.util.List;

/** What else servers, gateways and proxies do, one case for each sentence that we hold to be true of them. */
class NinesWireCasesTest extends WireCases {
    @Override
    List<WireCase> cases() throws IOException {
        return WireCase.bundled(WireCase.OURS);
    }
}

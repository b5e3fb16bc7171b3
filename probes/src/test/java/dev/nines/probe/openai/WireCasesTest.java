package dev.nines.probe.openai;

import java.io.IOException;
import java.util.List;

/** The conformance file of the field, or another of its shape: {@code -Dnines.wire-cases=FILE}. */
class WireCasesTest extends WireCases {
    @Override
    List<WireCase> cases() throws IOException {
        return WireCase.shipped();
    }
}

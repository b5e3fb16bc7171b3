package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NoncedCallTest {
    private static final Endpoint ENDPOINT = new Endpoint(URI.create("http://127.0.0.1:1/v1"), Asking.KEY);

    private static Call call(String prompt, String nonce) {
        byte[] json = Prompt.of(prompt).with(nonce).getBytes(StandardCharsets.UTF_8);
        return Call.post(ENDPOINT, "chat/completions", json, Asking.patient());
    }

    @Property(tries = 300)
    void the_bytes_are_those_of_a_call_that_was_made_for_the_nonce(@ForAll("prompts") String prompt,
            @ForAll("nonces") String nonce) {
        var form = NoncedCall.of(any -> call(prompt, any));

        assertThat(form.with(nonce).copyOfBytes()).isEqualTo(call(prompt, nonce).copyOfBytes());
    }

    @Provide
    Arbitrary<String> prompts() {
        return Arbitraries.of("{nonce}", "ping", " {nonce}{nonce}", "abcdef01", "ñ", "{nonce} twice {nonce}")
                .list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join(" ", parts));
    }

    @Provide
    Arbitrary<String> nonces() {
        return Arbitraries.strings().withChars("0123456789abcdef").ofLength(8);
    }
}

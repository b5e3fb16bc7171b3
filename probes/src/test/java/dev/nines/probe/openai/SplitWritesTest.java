package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.TokenKind;
import dev.nines.probe.openai.ReplayServer.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link SplittingTest} cuts what a reader is fed; here a sample of the replies is cut on its way through a socket. */
class SplitWritesTest {
    private static final int EVERY = 7;
    private static final int LONGEST_BYTES = 3_000;
    private static final int MOST_PIECES = 40;
    private static final long SEED = 42;

    static List<WireCase> cases() throws IOException {
        var whole = WireCase.all().stream().filter(SplitWritesTest::isWhole).toList();
        return IntStream.range(0, whole.size()).filter(i -> i % EVERY == 0).mapToObj(whole::get).toList();
    }

    /** Neither a wait nor a reset belongs to it. */
    private static boolean isWhole(WireCase c) {
        int length = c.wire().length;
        return length > 0 && length < LONGEST_BYTES && !c.expected().get("class").asText().equals("TIMEOUT")
                && c.script().stream().noneMatch(s -> s instanceof Step.Rst || s instanceof Step.Hold);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void writes_cut_anywhere_say_the_same(WireCase c) throws Exception {
        try (var transport = ProbeTransport.open(); var server = ReplayServer.playing(pieces(c))) {
            var question = Asking.question(c.request().path("expect_contains").asText(""), Asking.patient());
            var endpoint = new Endpoint(server.baseUrl(), Asking.KEY);
            var found = Asking.ask(Asking.probe(transport, endpoint, question));

            var expected = c.expected();
            assertThat(found.observation().observationClass().name()).isEqualTo(expected.get("class").asText());
            assertThat(found.reading().text().content()).isEqualTo(expected.get("content").asText());
            assertThat(found.observation().tokens().count(TokenKind.COMPLETION).orElse(-1))
                    .isEqualTo(expected.get("completion_tokens").asInt(-1));
        }
    }

    /** A millisecond apart, so that each is a read of its own. */
    private static List<Step> pieces(WireCase c) {
        byte[] wire = c.wire();
        var random = new Random(SEED);
        var steps = new ArrayList<Step>();
        int longest = 2 * Math.ceilDiv(wire.length, MOST_PIECES);
        for (int at = 0; at < wire.length; ) {
            int end = Math.min(wire.length, at + random.nextInt(1, longest + 2));
            steps.add(new Step.Write(steps.size(), Arrays.copyOfRange(wire, at, end)));
            at = end;
        }
        boolean closes = c.script().stream().anyMatch(s -> s instanceof Step.Fin);
        if (closes) steps.add(new Step.Fin(steps.size()));
        return steps;
    }
}

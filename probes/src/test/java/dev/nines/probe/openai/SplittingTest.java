package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How bytes were cut into reads, how lines end and what stands between events never changes what a reply says. */
class SplittingTest {
    /** Short replies are cut at every byte, long ones so often that the test stays quick. */
    private static final int CUTS = 300;

    private record Said(String outcome, String content, String reasoning, int tokenEvents, String tokens,
            String finishReason) {}

    static List<WireCase> cases() throws Exception {
        return WireCase.all().stream().filter(c -> c.wire().length > 0).toList();
    }

    private static Said said(List<byte[]> reads) {
        var evidence = Replies.evidence(reads);
        var reading = evidence.reading();
        var outcome = Classification.of(evidence);
        return new Said(outcome.observationClass().name(), reading.text().content(), reading.text().reasoning(),
                reading.seen().tokenEvents(), reading.tokens().toString(), reading.ending().finishReason());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_cut_at_any_byte_changes_nothing(WireCase c) {
        byte[] wire = c.wire();
        var whole = said(List.of(wire));

        int step = Math.ceilDiv(wire.length, CUTS);
        for (int at = 1; at < wire.length; at += step) {
            var cut = List.of(Arrays.copyOfRange(wire, 0, at), Arrays.copyOfRange(wire, at, wire.length));
            assertThat(said(cut)).as("cut at byte %d", at).isEqualTo(whole);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void one_byte_a_read_changes_nothing(WireCase c) {
        byte[] wire = c.wire();
        var bytes = new ArrayList<byte[]>();
        for (byte b : wire) bytes.add(new byte[] {b});

        assertThat(said(bytes)).isEqualTo(said(List.of(wire)));
    }

    @Property(tries = 200)
    void a_stream_says_the_same_with_other_line_ends_comments_and_cuts(
            @ForAll("endings") String lineEnd, @ForAll @IntRange(max = 3) int comments,
            @ForAll @IntRange(min = 1, max = 40) int cut) {
        String stream = stream("\n", 0);

        assertThat(said(cutEvery(cut, stream(lineEnd, comments)))).isEqualTo(said(List.of(Replies.bytes(stream))));
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> endings() {
        return net.jqwik.api.Arbitraries.of("\n", "\r\n", "\r");
    }

    private static String stream(String lineEnd, int comments) {
        var events = List.of(
                "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}",
                "{\"choices\":[{\"delta\":{\"reasoning\":\"hm\"}}]}",
                "{\"choices\":[{\"delta\":{\"content\":\"grüß \\ud83d\\ude00 🙂\"}}]}",
                "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":5}}",
                "[DONE]");
        var text = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
        for (String event : events) {
            text.append((": ping" + lineEnd + lineEnd).repeat(comments));
            text.append("data: ").append(event).append(lineEnd).append(lineEnd);
        }
        return text.toString();
    }

    private static List<byte[]> cutEvery(int length, String text) {
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        var reads = new ArrayList<byte[]>();
        for (int at = 0; at < all.length; at += length) {
            reads.add(Arrays.copyOfRange(all, at, Math.min(all.length, at + length)));
        }
        return reads;
    }
}

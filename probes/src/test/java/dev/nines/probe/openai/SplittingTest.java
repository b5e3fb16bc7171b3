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
    private static final int CUTS = 100;

    static List<WireCase> cases() throws Exception {
        return WireCase.all().stream().filter(c -> c.wire().length > 0).toList();
    }

    private static ReplyLaw.Said said(List<byte[]> reads) {
        return ReplyLaw.said(reads);
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

        assertThat(said(ReplyLaw.cutEvery(cut, Replies.bytes(stream(lineEnd, comments))))).isEqualTo(said(List.of(Replies.bytes(stream))));
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

    static List<Bodies.Body> streams() throws Exception {
        return Bodies.all().stream().filter(Bodies.Body::isStream).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void other_line_ends_change_nothing(Bodies.Body stream) {
        String text = text(stream).replaceAll("\r\n?", "\n");
        var whole = ReplyLaw.said(stream.wire());

        for (String lineEnd : List.of("\n", "\r\n", "\r")) {
            assertThat(ReplyLaw.said(changed(stream, text.replace("\n", lineEnd)))).isEqualTo(whole);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void comments_between_any_two_events_change_nothing(Bodies.Body stream) {
        String text = text(stream).replaceAll("\r\n?", "\n");
        var whole = ReplyLaw.said(stream.wire());

        for (String comment : List.of(":\n\n", ": data: {\"error\":{}}\n\n", ": ping\n: pong\n\n")) {
            byte[] changed = changed(stream, text.replace("\n\n", "\n\n" + comment));
            assertThat(ReplyLaw.said(changed)).isEqualTo(whole);
            assertThat(ReplyLaw.said(ReplyLaw.cutEvery(3, changed))).isEqualTo(whole);
        }
    }

    private static String text(Bodies.Body body) {
        return new String(body.bytes(), StandardCharsets.ISO_8859_1);
    }

    private static byte[] changed(Bodies.Body body, String text) {
        return body.with(text.getBytes(StandardCharsets.ISO_8859_1)).wire();
    }
}

package dev.nines.probe.openai.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What a reader holds is bounded by what it was fed, and of an error by a limit of its own. */
class ReaderMemoryTest {
    private static final int SLACK_BYTES = 16 * 1024;

    /** Lines and events without end, documents without end, and anything else of one byte again and again. */
    @Property(tries = 60)
    void an_answer_is_held_in_a_few_times_its_length(
            @ForAll @ByteRange(min = 32) byte first, @ForAll @ByteRange byte filler,
            @ForAll @IntRange(min = 1, max = 400_000) int length) {
        byte[] body = new byte[length];
        Arrays.fill(body, filler);
        body[0] = first;
        var reader = ChatReader.ofAnswer("text/event-stream");

        reader.feed(ByteBuffer.wrap(body), 1);

        assertThat(reader.keptBytes()).isLessThanOrEqualTo(4 * length + SLACK_BYTES);
        reader.end(1);
        assertThat(reader.reading().text().content().length()).isLessThanOrEqualTo(length);
    }

    @Test
    void of_an_error_no_more_than_a_page_is_held() {
        var reader = ChatReader.ofError();
        byte[] page = "<p>sorry</p>".repeat(1_000).getBytes(StandardCharsets.US_ASCII);

        for (int i = 0; i < 1_000; i++) reader.feed(ByteBuffer.wrap(page), 1);

        assertThat(reader.keptBytes()).isLessThanOrEqualTo(2 * 64 * 1024 + SLACK_BYTES);
    }

    @Test
    void of_an_answer_without_end_only_its_beginning_is_remembered() {
        var reader = ChatReader.ofAnswer("text/event-stream");
        String event = "data: {\"choices\":[{\"delta\":{\"content\":\"" + "x".repeat(5_000) + "\"}}]}\n\n";

        for (int i = 0; i < 500; i++) reader.feed(ByteBuffer.wrap(event.getBytes(StandardCharsets.US_ASCII)), i);

        assertThat(reader.keptBytes()).isLessThanOrEqualTo(4 * event.length() + SLACK_BYTES);
        assertThat(reader.reading().text().content().length()).isEqualTo(16 * 1024);
        assertThat(reader.reading().seen().tokenEvents()).isEqualTo(500);
    }
}

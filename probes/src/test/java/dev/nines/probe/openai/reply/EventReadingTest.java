package dev.nines.probe.openai.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A parser that outlives its text reads and refuses exactly what one of its own would. */
class EventReadingTest {
    private static final List<String> TEXTS = List.of(
            "{\"id\":\"c-1\",\"choices\":[{\"delta\":{\"content\":\"añ\\u00f1\\\"b\"},\"finish_reason\":null}]}",
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":5.0}}",
            "[{\"error\":{\"code\":429,\"message\":\"slow down\"}}]", "{\"object\":\"error\",\"message\":[\"a\",{\"b\":1}]}",
            "12", "\"text\"", "nul", "", " ", "{}", "{} {}", "{}t", "{} 12", "[{}]\"a}", "{}-", "[", "{\"a\":tru", "\u0000", "{\"choices\":{\"a\":[[1],{}]}}");

    private static String read(byte[] text) {
        return answer(() -> ChunkReader.read(text, text.length));
    }

    private static String readAsEvent(byte[] text) {
        return answer(() -> ChunkReader.readEvent(text, text.length, Reading.Origin.UNKNOWN));
    }

    private interface Read {
        Chunk chunk() throws IOException;
    }

    private static String answer(Read read) {
        try {
            return read.chunk().toString();
        } catch (IOException e) {
            return Fault.of(e);
        }
    }

    @Property(tries = 3_000)
    void a_sequence_of_texts_reads_as_each_alone(@ForAll("sequences") List<byte[]> texts) {
        for (byte[] text : texts) {
            assertThat(readAsEvent(text)).as(new String(text, StandardCharsets.UTF_8)).isEqualTo(read(text));
        }
    }

    @Test
    void one_parser_reads_event_after_event() throws IOException {
        byte[] event = "{\"choices\":[]} ".getBytes(StandardCharsets.UTF_8);
        var first = SharedParser.at(event, 0, event.length);
        SharedParserReading.readWhole(first);

        var second = SharedParser.at(event, 0, event.length);

        assertThat(second).isSameAs(first);
        SharedParserReading.readWhole(second);
    }

    /** Reads an object whose fields do not matter. */
    private static final class SharedParserReading extends ObjectReader {
        private SharedParserReading(SharedParser parser) {
            super(parser);
        }

        static void readWhole(SharedParser parser) throws IOException {
            new SharedParserReading(parser).readWhole(_ -> {});
            parser.giveBack();
        }
    }

    @Provide
    Arbitrary<List<byte[]>> sequences() {
        return damaged().list().ofMaxSize(6);
    }

    /** A byte replaced, or the rest cut off; often neither. */
    private static Arbitrary<byte[]> damaged() {
        var place = Arbitraries.integers().between(0, 400);
        return Combinators.combine(Arbitraries.of(TEXTS), place, place, Arbitraries.bytes()).as((text, at, length, b) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (at < bytes.length) bytes[at] = b;
            return length < bytes.length ? Arrays.copyOf(bytes, length) : bytes;
        });
    }
}

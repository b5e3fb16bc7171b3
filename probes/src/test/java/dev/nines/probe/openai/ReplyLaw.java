package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.probe.ProbeOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What must hold of a reply of any bytes whatever: nothing escapes, cuts change nothing, an answer has an end and a
 * token and no error in it, and what a person reads is one short line. It shares no code with what it judges.
 */
final class ReplyLaw {
    private static final String SECRET = "sk-live-4711-0815-key";
    private static final int LONGEST_READ = 48;
    private static final Pattern PACKED = Pattern.compile("(?i)(transfer|content)-encoding");
    private static final Pattern TOKEN = Pattern.compile(
            "\"(content|text|reasoning|reasoning_content|refusal|thinking|name|arguments)\"\\s*:\\s*\"[^\"]"
            + "|\"content\"\\s*:\\s*\\[[\\s\\S]*?\"[^\"]|\"(tool_calls)\"\\s*:\\s*\\[\\s*[^\\]\\s]"
            + "|\"function_call\"\\s*:\\s*\\{|\"completion_tokens\"\\s*:\\s*[0-9.]*[1-9]");
    private static final Pattern END =
            Pattern.compile("\\[DONE]|\"finish_reason\"\\s*:\\s*(\"[^\"]|[0-9tf{\\[-])|error\\s*:");
    private static final Pattern CHOICE = Pattern.compile("\"choices\"\\s*:\\s*\\[\\s*[^\\]\\s]");
    private static final Pattern ESCAPED_LETTER = Pattern.compile("\\\\u00([46][1-9a-fA-F]|[57][0-9aA]|5[fF])");
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReplyLaw() {}

    record Said(String outcome, String content, String reasoning, int tokenEvents, String tokens,
            String finishReason) {}

    static Said said(List<byte[]> reads) {
        return said(Replies.evidence(reads));
    }

    static Said said(byte[] wire) {
        return said(List.of(wire));
    }

    private static Said said(Evidence evidence) {
        var reading = evidence.reading();
        return new Said(Classification.of(evidence).observationClass().name(), reading.text().content(),
                reading.text().reasoning(), reading.seen().tokenEvents(), reading.tokens().toString(),
                reading.ending().finishReason());
    }

    /** @param wire a reply as it comes, its end being a close */
    static void holdsFor(byte[] wire) {
        var evidence = Replies.evidence(List.of(wire));
        var outcome = Classification.of(evidence);
        var whole = said(evidence);

        int length = 1 + Math.floorMod(Arrays.hashCode(wire), LONGEST_READ);   // any, but the same for the same bytes
        assertThat(said(cutEvery(length, wire))).as("in reads of %d bytes", length).isEqualTo(whole);
        if (outcome instanceof ProbeOutcome.Answered && !PACKED.matcher(text(wire)).find()) isAnswer(text(wire));
        isOneShortLine(outcome.detailText());
        isOneShortLine(evidence.reading().ending().finishReason());
        isOneShortLine(evidence.head().requestId());
    }

    static List<byte[]> cutEvery(int length, byte[] all) {
        var reads = new ArrayList<byte[]>();
        for (int at = 0; at < all.length; at += length) {
            reads.add(Arrays.copyOfRange(all, at, Math.min(all.length, at + length)));
        }
        return reads;
    }

    static void isOneShortLine(String said) {
        String line = Detail.of(said + SECRET, List.of(SECRET));
        assertThat(line.length()).isLessThanOrEqualTo(Detail.LIMIT_CHARS);
        assertThat(line).doesNotContain(SECRET).doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]");
    }

    private static String text(byte[] wire) {
        return new String(wire, StandardCharsets.UTF_8);
    }

    private static void isAnswer(String text) {
        String body = unescaped(text.substring(Math.max(0, text.indexOf("\r\n\r\n"))));
        String joined = body.lines().map(ReplyLaw::withoutField).reduce("", (a, b) -> a + "\n" + b);
        assertThat(TOKEN.matcher(joined).find()).as("a token in %s", body).isTrue();
        assertThat(END.matcher(joined).find() || CHOICE.matcher(joined).find()).as("an end of %s", body).isTrue();
        for (String event : body.replaceAll("\r\n?", "\n").split("\n\n", -1)) {
            if (event.contains("[DONE]")) break;
            assertThat(hasError(event.replaceFirst("^\\s*data: ?", ""))).as("an error in %s", event).isFalse();
        }
    }

    private static String withoutField(String line) {
        return line.startsWith("data:") ? line.substring(5) : line;
    }

    private static String unescaped(String text) {
        return ESCAPED_LETTER.matcher(text)
                .replaceAll(m -> String.valueOf((char) Integer.parseInt(m.group(1), 16)));
    }

    private static boolean hasError(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return node != null && node.path("error").isObject();
        } catch (JsonProcessingException _) {
            return false;   // other rules see to it
        }
    }
}

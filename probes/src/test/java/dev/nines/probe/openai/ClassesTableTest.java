package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.ObservationClass;
import dev.nines.probe.ProbeOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of classes that users read is complete, and its examples are what they will read. */
class ClassesTableTest {
    private static final Pattern ROW = Pattern.compile("\\| ([A-Z_]+) \\| ([A-Z_]+) \\| (.+?) \\| ?(.*?) ?\\|");

    private record Row(String name, String effect, String example) {}

    private static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("..", "docs", "classes.md"))).results()
                .map(m -> new Row(m.group(1), m.group(2), m.group(4))).toList();
    }

    @ParameterizedTest
    @EnumSource
    void a_class_has_its_row_its_effect_and_an_example_that_is_true(ObservationClass c) throws IOException {
        var outcome = example(c);

        assertThat(outcome.observationClass()).isEqualTo(c);
        assertThat(rows()).contains(new Row(c.name(), c.effect().name(), outcome.detailText()));
        assertThat(rows().stream().map(Row::name)).containsExactlyElementsOf(
                Arrays.stream(ObservationClass.values()).map(Enum::name).toList());
    }

    private static ProbeOutcome example(ObservationClass c) {
        return switch (c) {
            case OK -> stream("{\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}");
            case SERVER_ERROR -> said(529,
                    "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}");
            case TIMEOUT -> said(504, "<html><h1>504 Gateway Time-out</h1></html>");
            case TRUNCATED -> stream("{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}");
            case MALFORMED -> stream("{oops}");
            case EMPTY -> said(200, "{\"choices\":[]}");
            case CONNECT -> ended(new WireEnd.Unanswered("the server closed the connection"));
            case MODEL_NOT_FOUND -> said(404,
                    "{\"error\":{\"code\":\"model_not_found\",\"message\":\"The model m-9 does not exist\"}}");
            case RATE_LIMITED -> said(429, "{\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"Slow down\"}}");
            case QUOTA -> said(402, "{\"error\":{\"code\":402,\"message\":\"Insufficient credits\"}}");
            case AUTH -> said(401,
                    "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"Incorrect API key provided\"}}");
            case BAD_REQUEST -> said(413, "Payload Too Large");
            case LOCAL -> ended(new WireEnd.Cancelled());
        };
    }

    private static ProbeOutcome said(int status, String body) {
        return Replies.outcome("HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static ProbeOutcome stream(String event) {
        return Replies.outcome("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\ndata: "
                + event + "\n\n");
    }

    private static ProbeOutcome ended(WireEnd end) {
        var nothing = Replies.evidence(List.of());
        var trace = new Trace(end, Instant.EPOCH, nothing.trace().stamps(), Trace.Durations.NONE,
                Trace.Connected.FRESH);
        return Classification.of(new Evidence(nothing.wanted(), trace, nothing.head(), nothing.headAt(), nothing.reading()));
    }
}

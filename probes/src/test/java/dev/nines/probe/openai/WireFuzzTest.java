package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.nines.probe.json.ObservationJson;
import dev.nines.probe.json.UnreadableObservation;
import dev.nines.probe.openai.reply.ModelListReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Targets for Jazzer. A usual run of the tests reads the corpus beside this class; with {@code JAZZER_FUZZ=1} one target
 * is fuzzed for real.
 */
class WireFuzzTest {
    @FuzzTest
    void a_stream(byte[] body) {
        ReplyLaw.holdsFor(new Bodies.Body("", 200, "text/event-stream", body).wire());
    }

    @FuzzTest
    void a_document(byte[] body) {
        ReplyLaw.holdsFor(new Bodies.Body("", 200, "application/json", body).wire());
    }

    @FuzzTest
    void a_refusal(byte[] body) {
        ReplyLaw.holdsFor(new Bodies.Body("", 400, "application/json", body).wire());
    }

    @FuzzTest
    void a_reply_from_its_first_byte(byte[] wire) {
        ReplyLaw.holdsFor(wire);
    }

    @FuzzTest
    void a_model_list(byte[] body) {
        try {
            assertThat(ModelListReader.read(body)).allSatisfy(entry -> assertThat(entry.id()).isNotBlank());
        } catch (IOException e) {
            ReplyLaw.isOneShortLine(String.valueOf(e.getMessage()));
        }
    }

    @FuzzTest
    void a_line_of_an_observation(byte[] line) {
        try {
            var read = ObservationJson.read(new String(line, StandardCharsets.UTF_8));
            assertThat(ObservationJson.read(ObservationJson.write(read))).isEqualTo(read);
        } catch (UnreadableObservation e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }
}

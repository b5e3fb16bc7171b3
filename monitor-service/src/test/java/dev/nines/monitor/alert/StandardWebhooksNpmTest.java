package dev.nines.monitor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The official library for Node, npm {@code standardwebhooks}, verifies what we sign. {@code .ci/run} installs it; where it is absent the
 * test says so, and where CI=true it must be there.
 */
class StandardWebhooksNpmTest {
    private static final String MODULES = "NINES_TEST_NODE_MODULES";
    private static final Path SCRIPT = Path.of("src/test/resources/standard-webhooks/verify.cjs").toAbsolutePath();
    private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW = "whsec_YW5vdGhlciBzZWNyZXQgb2YgMzIgYnl0ZXMuLi4uLi4=";
    private static final String STRANGE = "whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldCwgMzIgYnl0ZXM=";
    private static final String BODY = "{\"type\":\"incident.opened\",\"data\":{\"series\":\"gateway/chat/ünï \uD83D\uDD34\"}}";

    @Test
    void it_verifies_either_secret_and_refuses_others_and_changed_bodies(@TempDir Path folder) throws Exception {
        var modules = modules();
        var headers = new StandardWebhooks(List.of(NEW, OLD)).headers("msg_1", Instant.now(), BODY);
        var asked = String.join("\n", line(NEW, headers, BODY), line(OLD, headers, BODY), line(STRANGE, headers, BODY),
                line(NEW, headers, BODY + " "));

        assertThat(answers(folder, modules, asked)).satisfiesExactly(
                first -> assertThat(first).isEqualTo("verified"), second -> assertThat(second).isEqualTo("verified"),
                third -> assertThat(third).startsWith("refused"), fourth -> assertThat(fourth).startsWith("refused"));
    }

    private static List<String> answers(Path folder, String modules, String asked) throws IOException, InterruptedException {
        var question = Files.writeString(folder.resolve("asked"), asked);
        var answer = folder.resolve("answer");
        var builder = new ProcessBuilder("node", SCRIPT.toString());
        builder.environment().put("NODE_PATH", modules);
        var process = builder.redirectInput(question.toFile()).redirectErrorStream(true).redirectOutput(answer.toFile()).start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) process.destroyForcibly();
        return Files.readAllLines(answer);
    }

    private static String line(String secret, Map<String, String> headers, String body) throws IOException {
        return new ObjectMapper().writeValueAsString(Map.of("secret", secret, "headers", headers, "body", body));
    }

    private static String modules() {
        var given = System.getenv(MODULES);
        if ("true".equals(System.getenv("CI"))) assertNotNull(given, MODULES + " must be set where CI=true");
        assumeTrue(given != null, MODULES + " is not set: .ci/run installs standardwebhooks from npm and names its folder there");
        return given;
    }
}

package dev.nines.monitor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nines.monitor.start.Forked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Whatever a server does to make us say it: no key, no question and no token of a webhook is in anything that we write.
 * Everything is logged that can be, and the server repeats all that it hears, see {@link Echo}.
 */
@Execution(ExecutionMode.CONCURRENT)
class SecretsJourneyTest {
    /** Like no vendor's keys, so that nothing but knowing it can mask it. */
    private static final String KEY = "qz7Vd3hT9wRb2LmXs5";

    private static final String QUESTION = "zanzibar";
    private static final String HOOK_TOKEN = "B00Th3Hook4nly9";
    private static final String SIGNING = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";
    private static final String PROXY_PASSWORD = "pr0xyP4ssw0rdOfNobody";
    private static final List<String> SECRETS = List.of(KEY, QUESTION, HOOK_TOKEN, SIGNING, PROXY_PASSWORD);
    private static final List<String> SHOWN = List.of("/", "/incidents", "/reports", "/metrics", "/prometheus",
            "/api/v1/targets", "/api/v1/observations", "/api/v1/incidents", "/api/v1/deliveries", "/api/v1/contracts",
            "/api/v1/verdicts", "/api/v1/statements", "/-/healthy", "/-/ready");

    @TempDir
    private Path folder;

    private final Echo echo = new Echo();
    private final Map<String, String> environment = new HashMap<>();
    private Path config = Path.of("nines.yaml");

    @BeforeEach
    void configure() throws IOException {
        config = Files.writeString(folder.resolve("nines.yaml"), """
                endpoints:
                  echo:
                    base-url: %s/v1
                    api-key: ${ECHO_KEY}
                    limits: { requests: 2000/min, concurrency: 64 }
                    models: { discover: false }
                  tunnel: { base-url: "https://gateway.invalid/v1", api-key: "${ECHO_KEY}", models: { discover: false } }
                probes:
                  far: { endpoint: tunnel, models: [far-away], every: 2s, timeouts: { total: 30s } }
                  chat:
                    endpoint: echo
                    models: [%s]
                    every: 1s
                    prompt: "Please say \\"%s\\" in one\\nword, then {nonce}, and mind that this is a long one."
                    timeouts: { connect: 1s, first-token: 2s, idle: 2s, total: 4s }
                receivers:
                  ops: { webhook: "${HOOK}", secret: "${HOOK_SECRET}" }
                """.formatted(echo.base(), String.join(", ", Echo.MODELS), QUESTION));
        environment.putAll(Map.of("ECHO_KEY", KEY, "HOOK", echo.base() + "/services/" + HOOK_TOKEN,
                "HOOK_SECRET", "whsec_" + SIGNING,
                "HTTPS_PROXY", echo.base().replace("//", "//monitor:" + PROXY_PASSWORD + "@"),
                "JAVA_TOOL_OPTIONS", "-Dlogback.configurationFile=src/test/resources/secrets/logback.xml"));
    }

    @AfterEach
    void close() {
        echo.close();
    }

    @Test
    void the_service_tells_no_secret_in_logs_metrics_pages_or_files() throws IOException {
        var data = folder.resolve("data");
        try (var service = start("--config", config.toString(), "--port", "0", "--data", data.toString())) {
            service.awaitHealthy();
            await().atMost(Forked.PATIENCE).until(() -> Echo.MODELS.stream().allMatch(m -> echo.asked(m) >= 3));
            await().atMost(Forked.PATIENCE).until(() -> echo.asked("hook") > 0);
            var kept = Kept.in(data);
            await().atMost(Forked.PATIENCE).until(() -> kept.count(
                    "select count(distinct model) as n from nines.observation_view") == Echo.MODELS.size() + 1);
            var site = new Site(service.base());

            SHOWN.forEach(page -> assertTellsNothing(page, site.get(page).text()));
            for (var model : Echo.MODELS) {
                assertTellsNothing(model, site.get("/models/echo%2Fchat%2F" + model).text());
            }
            assertThat(service.terminate()).isZero();
            assertTellsNothing("the log", service.text());
        }
        assertTellNothing(data);
    }

    @Test
    void a_check_tells_none() {
        try (var check = start("check", config.toString())) {
            assertThat(check.awaitExit()).isZero();
            assertTellsNothing("check", check.awaitLine("is right").text());
        }
    }

    @Test
    void asking_at_once_tells_none_in_table_or_json() {
        environment.put("NINES_API_KEY", KEY);
        var models = Echo.MODELS.stream().flatMap(m -> Stream.of("--model", m));
        var options = Stream.of("--base-url", echo.base() + "/v1", "--prompt", "say " + QUESTION + " \"then\" {nonce}");
        var arguments = Stream.concat(Stream.concat(Stream.of("probe"), options), models).toList();

        for (var form : List.of("--color=never", "--json")) {
            var all = Stream.concat(arguments.stream(), Stream.of(form)).toArray(String[]::new);
            try (var probe = start(all)) {
                assertThat(probe.awaitExit()).isEqualTo(1);
                assertTellsNothing(form, probe.awaitLine(" runs: ").text());
            }
        }
    }

    private Forked start(String... arguments) {
        return Forked.start(environment, arguments);
    }

    private static void assertTellsNothing(String where, String text) {
        for (var secret : SECRETS) {
            int at = text.indexOf(secret);
            if (at < 0) continue;
            throw new AssertionError(where + " tells " + secret + ": "
                    + text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 200)));
        }
    }

    private static void assertTellNothing(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> assertTellsNothing(file.toString(), bytes(file)));
        }
    }

    private static String bytes(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException _) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

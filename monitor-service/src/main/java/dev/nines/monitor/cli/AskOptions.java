package dev.nines.monitor.cli;

import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.ProbeSettings.Timeouts;
import dev.nines.monitor.config.read.Urls;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.probe.openai.ApiKey;
import dev.nines.probe.openai.Ask;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whom to ask, and what. */
final class AskOptions {
    private static final String KEY = "NINES_API_KEY";
    private static final int MOST_TOKENS = 1_000_000;

    @Option(names = "--base-url", paramLabel = "URL", description = "https://host/v1 (NINES_BASE_URL)")
    private @Nullable String baseUrl;

    @Option(names = "--model", paramLabel = "ID", description = "as the endpoint knows it; may be given several times")
    private List<String> models = List.of();

    @Option(names = "--api-key-env", paramLabel = "NAME", description = "the variable that holds the API key ("
            + KEY + ")")
    private @Nullable String keyVariable;

    @Option(names = "--api-key", hidden = true, description = "refused")
    private @Nullable String refusedKey;

    @Option(names = "--prompt", paramLabel = "TEXT", description = "{nonce} in it is new for every run")
    private @Nullable String prompt;

    @Option(names = "--expect", paramLabel = "TEXT",
            description = "must occur in the answer, else it is flagged wrong_answer ({nonce}; with --prompt nothing)")
    private @Nullable String expect;

    @Option(names = "--max-tokens", paramLabel = "N", description = "the longest answer (16)")
    private @Nullable String maxTokens;

    @Option(names = "--connect-timeout", paramLabel = "D", description = "DNS, TCP and TLS together (5s)")
    private @Nullable String connect;

    @Option(names = "--first-token-timeout", paramLabel = "D", description = "until the first token (20s)")
    private @Nullable String firstToken;

    @Option(names = "--idle-timeout", paramLabel = "D", description = "the longest silence inside an answer (10s)")
    private @Nullable String idle;

    @Option(names = "--timeout", paramLabel = "D", description = "until the end of the answer (60s)")
    private @Nullable String total;

    AskPlan plan(Map<String, String> environment, CommandLine command) {
        if (refusedKey != null) {
            throw new ParameterException(command, "a key on the command line can be read by every user of this machine;"
                    + " put it into " + KEY + ", or into a variable that --api-key-env names");
        }
        if (models.isEmpty()) throw new ParameterException(command, "--model ID is missing: which model is asked?");
        for (var model : models) Options.read("--model", model, Literals::text, command);
        return new AskPlan(url(environment, command), key(environment, command),
                List.copyOf(new LinkedHashSet<>(models)), chat(command), timeouts(command));
    }

    private URI url(Map<String, String> environment, CommandLine command) {
        String text = baseUrl == null ? environment.getOrDefault("NINES_BASE_URL", "").strip() : baseUrl;
        if (text.isEmpty()) {
            throw new ParameterException(command, "--base-url URL is missing: where is the endpoint? https://host/v1");
        }
        String shown = text.contains("@") ? "(hidden)" : text; // what stands before an @ may be a password
        return Options.read("--base-url", shown, _ -> Urls.base(text), command);
    }

    private ApiKey key(Map<String, String> environment, CommandLine command) {
        String name = keyVariable == null ? KEY : keyVariable;
        String value = environment.getOrDefault(name, "").strip();
        if (keyVariable != null && value.isEmpty()) {
            throw new ParameterException(command, "--api-key-env \"" + name + "\" names a variable that is not set");
        }
        try {
            return value.isEmpty() ? ApiKey.NONE : ApiKey.of(value);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, "the value of " + name + " is no key: " + e.getMessage(), e);
        }
    }

    private Ask.Chat chat(CommandLine command) {
        var usual = ProbeSettings.PONG;
        String words = prompt == null ? usual.prompt().text() : Options.read("--prompt", prompt, Literals::text, command);
        String expected = expect != null ? expect : prompt == null ? usual.expect() : "";
        return Ask.Chat.streamed(words, expected, maxTokens == null ? usual.maxTokens()
                : Options.read("--max-tokens", maxTokens, Literals.count(1, MOST_TOKENS), command));
    }

    private Timeouts timeouts(CommandLine command) {
        var usual = Timeouts.USUAL;
        return new Timeouts(
                connect == null ? usual.connect()
                        : Options.read("--connect-timeout", connect, Literals::duration, command),
                firstToken == null ? usual.firstToken()
                        : Options.read("--first-token-timeout", firstToken, Literals::duration, command),
                idle == null ? usual.idle() : Options.read("--idle-timeout", idle, Literals::duration, command),
                total == null ? usual.total() : Options.read("--timeout", total, Literals::duration, command));
    }
}

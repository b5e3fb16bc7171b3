package dev.nines.monitor.cli;

import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.ProbeSettings.Conduct;
import dev.nines.monitor.config.ProbeSettings.Timeouts;
import dev.nines.monitor.config.yaml.Literal;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.probe.openai.Ask;
import dev.nines.probe.openai.Ask.Delivery;
import dev.nines.probe.openai.Connecting;
import dev.nines.probe.openai.Prompt;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What to ask, and how. The words and the defaults are those of the configuration. */
final class QuestionOptions {
    private static final int MOST_TOKENS = 1_000_000;
    private static final Map<String, Function<Chat, Ask>> KINDS = Map.of(
            "chat", c -> c.delivered(Delivery.STREAMED),
            "chat-whole", c -> c.delivered(Delivery.WHOLE),
            "embeddings", c -> new Ask.Embedding(c.prompt()),
            "models", _ -> new Ask.Models());

    @Option(names = "--kind", paramLabel = "KIND", defaultValue = "chat",
            description = "chat, chat-whole (not streamed), embeddings or models (the endpoint's list) (chat)")
    private String kind = "chat";

    @Option(names = "--prompt", paramLabel = "TEXT", description = "{nonce} in it is new for every run")
    private @Nullable String prompt;

    @Option(names = "--expect", paramLabel = "TEXT",
            description = "must occur in the answer, else it is flagged wrong_answer ({nonce}; with --prompt nothing)")
    private @Nullable String expect;

    @Option(names = "--max-tokens", paramLabel = "N", description = "the longest answer (16)")
    private @Nullable String maxTokens;

    @Option(names = "--context-tokens", paramLabel = "N", description = "fills the prompt up to about so many")
    private @Nullable String contextTokens;

    @Option(names = "--service-tier", paramLabel = "TIER", description = "sent as service_tier")
    private String serviceTier = "";

    @Option(names = "--fresh", description = "a new connection for every run")
    private boolean fresh;

    @Option(names = "--connect-timeout", paramLabel = "D", description = "DNS, TCP and TLS together (5s)")
    private @Nullable String connect;

    @Option(names = "--first-token-timeout", paramLabel = "D", description = "until the first token (20s)")
    private @Nullable String firstToken;

    @Option(names = "--idle-timeout", paramLabel = "D", description = "the longest silence inside an answer (10s)")
    private @Nullable String idle;

    @Option(names = "--timeout", paramLabel = "D", description = "until the end of the answer (60s)")
    private @Nullable String total;

    private record Chat(Prompt prompt, String expect, int maxTokens, String tier) {
        Ask delivered(Delivery how) {
            return new Ask.Chat(prompt, expect, maxTokens, tier, how);
        }
    }

    Ask ask(CommandLine command) {
        var usual = ProbeSettings.PONG;
        String text = read("--prompt", prompt, Literals::text, usual.prompt().text(), command);
        int context = read("--context-tokens", contextTokens, Literals.count(1, MOST_TOKENS), 0, command);
        int most = read("--max-tokens", maxTokens, Literals.count(1, MOST_TOKENS), usual.maxTokens(), command);
        String expected = expect != null ? expect : prompt == null ? usual.expect() : "";
        var chosen = Options.read("--kind", kind, Literals.oneOf(KINDS), command);
        return chosen.apply(new Chat(new Prompt(text, context), expected, most, serviceTier));
    }

    Conduct conduct(CommandLine command) {
        var usual = Timeouts.USUAL;
        var timeouts = new Timeouts(
                read("--connect-timeout", connect, Literals::duration, usual.connect(), command),
                read("--first-token-timeout", firstToken, Literals::duration, usual.firstToken(), command),
                read("--idle-timeout", idle, Literals::duration, usual.idle(), command),
                read("--timeout", total, Literals::duration, usual.total(), command));
        return new Conduct(timeouts, fresh ? Connecting.FRESH : Connecting.KEPT, Duration.ZERO);
    }

    private static <T> T read(String option, @Nullable String text, Literal<T> literal, T usual, CommandLine command) {
        return text == null ? usual : Options.read(option, text, literal, command);
    }
}

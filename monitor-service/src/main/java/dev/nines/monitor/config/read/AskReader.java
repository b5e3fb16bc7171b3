package dev.nines.monitor.config.read;

import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.probe.openai.Ask;
import dev.nines.probe.openai.Ask.Delivery;
import dev.nines.probe.openai.Prompt;
import java.util.regex.Pattern;

/** What a probe asks. */
record AskReader(Fields f, ProbeKind kind) {
    private static final String TEXT_TO_EMBED = "A note on the weather in the mountains at the end of a long summer.";
    private static final Pattern TIER = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    Parsed<Ask> ask() {
        return switch (kind) {
            case CHAT -> chat(Delivery.STREAMED);
            case CHAT_WHOLE -> chat(Delivery.WHOLE);
            case EMBEDDINGS -> prompt(TEXT_TO_EMBED).map(Ask.Embedding::new);
            case MODELS -> Parsed.ok(new Ask.Models());
        };
    }

    /** A prompt of the user's own is not answered by our nonce, so our expectation goes with our prompt. */
    private Parsed<Ask> chat(Delivery delivery) {
        boolean isOwn = f.find("prompt").isPresent();
        var prompt = prompt(ProbeSettings.PONG.prompt().text());
        var expect = f.optional("expect", Literals::anyText, isOwn ? "" : ProbeSettings.PONG.expect());
        var tokens = f.optionalCount("max-tokens", ProbeSettings.PONG.maxTokens());
        var tier = f.optional("service-tier", AskReader::tier, "");
        return prompt.then(p -> expect.then(e -> tokens.then(t -> tier.map(s -> new Ask.Chat(p, e, t, s, delivery)))));
    }

    private Parsed<Prompt> prompt(String usual) {
        var text = f.optional("prompt", Literals::text, usual);
        var context = f.optionalCount("context-tokens", 0);
        return text.then(t -> context.map(c -> new Prompt(t, c)));
    }

    private static Parsed<String> tier(String text) {
        return TIER.matcher(text).matches() ? Parsed.ok(text)
                : Parsed.wrong("is no service tier; write the vendor's word, such as flex, default or priority");
    }
}

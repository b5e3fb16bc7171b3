package dev.nines.monitor.schedule;

import dev.nines.probe.Cost;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.TokenKind;
import dev.nines.probe.openai.Ask;
import dev.nines.probe.openai.Pricing;
import dev.nines.probe.openai.Prompt;
import dev.nines.probe.openai.Question;
import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * The most that one run is expected to use. No tokenizer is asked: four ASCII characters of a prompt count as a token, any other character
 * as one of its own, and the role, the template and the nonce as eight more. An answer counts as long as it may become.
 */
public record Load(long promptTokens, long completionTokens, Pricing pricing) {
    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final int AROUND_THE_PROMPT = 8;
    private static final int NONCE_CHARACTERS = 9;

    /** What one run used, or is taken to have used. */
    public record Used(long tokens, BigDecimal dollars) {
        public static final Used NOTHING = new Used(0, BigDecimal.ZERO);

        public Used plus(Used other) {
            return new Used(tokens + other.tokens, dollars.add(other.dollars));
        }

        public Used times(long runs) {
            return new Used(tokens * runs, dollars.multiply(BigDecimal.valueOf(runs)));
        }

        Used minus(Used other) {
            return new Used(tokens - other.tokens, dollars.subtract(other.dollars));
        }
    }

    public Load {
        if (promptTokens < 0 || completionTokens < 0) {
            throw new IllegalArgumentException("tokens must not be negative: " + promptTokens + ", " + completionTokens);
        }
    }

    public static Load of(Question question) {
        return of(question.ask(), question.pricing());
    }

    public static Load of(Ask ask, Pricing pricing) {
        return switch (ask) {
            case Ask.Chat chat -> new Load(promptTokens(chat.prompt()), chat.maxTokens(), pricing);
            case Ask.Embedding embedding -> new Load(promptTokens(embedding.prompt()), 0, pricing);
            case Ask.Models _ -> new Load(0, 0, pricing);
        };
    }

    /** A context of so many tokens is filled up with words, which another tokenizer may cut into a quarter more. */
    private static long promptTokens(Prompt prompt) {
        long ascii = prompt.text().chars().filter(c -> c < 128).count() + NONCE_CHARACTERS;
        long others = prompt.text().codePoints().filter(c -> c >= 128).count();
        long text = Math.ceilDiv(ascii, CHARACTERS_PER_TOKEN) + others + AROUND_THE_PROMPT;
        return text + Math.ceilDiv(prompt.contextTokens() * 5L, 4);
    }

    public boolean hasPrice() {
        return pricing instanceof Pricing.PerToken;
    }

    /** All of it. A price that nobody knows counts as none. */
    public Used most() {
        return used(promptTokens, completionTokens);
    }

    /** What a run is charged: what the server counted, and the most where it did not count what it may have generated. */
    Used used(Observation found) {
        var tokens = found.tokens();
        boolean all = mayHaveGenerated(found);
        long prompt = counted(tokens.count(TokenKind.PROMPT), all ? promptTokens : 0);
        long completion = counted(tokens.count(TokenKind.COMPLETION), all ? completionTokens : 0);
        var used = used(prompt, completion);
        return found.cost() instanceof Cost.Usd(BigDecimal known) ? new Used(used.tokens(), known) : used;
    }

    /** A refusal generates nothing; neither does a connection that never was. Whoever went silent may have generated it all. */
    private static boolean mayHaveGenerated(Observation found) {
        int status = found.reply().status();
        if (status >= 200 && status < 300) return true;
        if (found.outcome() instanceof ProbeOutcome.TimedOut) return true;
        return status == 0 && found.observationClass() != ObservationClass.CONNECT;
    }

    private static long counted(OptionalInt tokens, long otherwise) {
        return tokens.isPresent() ? tokens.getAsInt() : otherwise;
    }

    private Used used(long prompt, long completion) {
        return new Used(prompt + completion, switch (pricing) {
            case Pricing.PerToken p -> p.prompt().multiply(BigDecimal.valueOf(prompt))
                    .add(p.completion().multiply(BigDecimal.valueOf(completion)));
            case Pricing.Unknown _ -> BigDecimal.ZERO;
        });
    }
}

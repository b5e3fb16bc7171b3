package dev.nines.probe.openai;

import dev.nines.probe.Cost;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;

/**
 * What is asked, of which model, and how.
 *
 * @param model the id as the endpoint knows it; for {@link Ask.Models} a name for the target, which is not sent
 * @param probeVersion names the ask and its limits, so that unlike questions are never compared unseen
 * @param simulated true where the endpoint is our own simulator
 */
public record Question(String model, Ask ask, Manner manner, Pricing pricing, String probeVersion, boolean simulated) {
    public Question {
        if (model.isBlank()) throw new IllegalArgumentException("model must not be blank");
    }

    /** A vector has no completion and a list has not even a prompt: their servers do not count what they do not sell. */
    Cost costOf(Tokens tokens) {
        return pricing.costOf(switch (ask) {
            case Ask.Chat _ -> tokens;
            case Ask.Embedding _ -> tokens.with(TokenKind.COMPLETION, 0);
            case Ask.Models _ -> tokens.with(TokenKind.PROMPT, 0).with(TokenKind.COMPLETION, 0);
        });
    }
}

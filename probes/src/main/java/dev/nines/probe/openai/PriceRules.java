package dev.nines.probe.openai;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Prices in the forms that lists write them. US dollars for one token: {@code pricing.prompt}, LiteLLM's
 * {@code input_cost_per_token}, and {@code pricing.input} as a text; for a million tokens: {@code pricing.input} as a number.
 */
final class PriceRules {
    /** No price of a token needs more; an exponent of millions, printed plainly, would fill the memory. */
    private static final int DIGITS = 40;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private PriceRules() {}

    /** @param said fields by their dotted path; what was a number and no text has {@code #} after its path */
    static Pricing of(Map<String, String> said) {
        return perToken("pricing.prompt", "pricing.completion", said)
                .or(() -> perToken("input_cost_per_token", "output_cost_per_token", said))
                .or(() -> perToken("model_info.input_cost_per_token", "model_info.output_cost_per_token", said))
                .or(() -> perMillion(said))
                .or(() -> perToken("pricing.input", "pricing.output", said))
                .orElse(Pricing.UNKNOWN);
    }

    private static Optional<Pricing> perToken(String prompt, String completion, Map<String, String> said) {
        return both(number(prompt, said), number(completion, said));
    }

    /** Nothing for both is what a model says that is sold by the hour. */
    private static Optional<Pricing> perMillion(Map<String, String> said) {
        if (!said.containsKey("pricing.input#") || !said.containsKey("pricing.output#")) return Optional.empty();
        var input = number("pricing.input", said).map(p -> p.divide(MILLION));
        var output = number("pricing.output", said).map(p -> p.divide(MILLION));
        var hourly = number("pricing.hourly", said).filter(h -> h.signum() > 0);
        return Optional.of(hourly.isPresent() ? Pricing.UNKNOWN : both(input, output).orElse(Pricing.UNKNOWN));
    }

    /** Gateways write -1 for "it depends". */
    private static Optional<Pricing> both(Optional<BigDecimal> prompt, Optional<BigDecimal> completion) {
        return prompt.flatMap(p -> completion.map(c ->
                p.signum() < 0 || c.signum() < 0 ? Pricing.UNKNOWN : new Pricing.PerToken(p, c)));
    }

    private static Optional<BigDecimal> number(String field, Map<String, String> said) {
        var text = said.getOrDefault(field + "#", said.getOrDefault(field, ""));
        try {
            var number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > DIGITS || number.precision() > DIGITS ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}

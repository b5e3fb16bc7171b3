package dev.nines.probe.simulator.script;

import java.math.BigDecimal;

/** US dollars for one token. */
public record Prices(BigDecimal prompt, BigDecimal completion) {
    public Prices {
        if (prompt.signum() < 0 || completion.signum() < 0) {
            throw new IllegalArgumentException("prices must not be negative: " + prompt + " " + completion);
        }
    }

    /** As price lists print them. */
    public static Prices usdPerMillion(String prompt, String completion) {
        return new Prices(new BigDecimal(prompt).movePointLeft(6), new BigDecimal(completion).movePointLeft(6));
    }

    public BigDecimal of(int promptTokens, int completionTokens) {
        return prompt.multiply(BigDecimal.valueOf(promptTokens))
                .add(completion.multiply(BigDecimal.valueOf(completionTokens)));
    }
}

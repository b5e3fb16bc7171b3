package dev.nines.sla.credit;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Money;
import java.util.List;

/** What the terms owe for one period, with every step that led there. */
public sealed interface Credit {
    Money amount();

    List<CreditLine> lines();

    /**
     * @param share of the fee, before the cap
     * @param exact after the cap, before rounding
     * @param amount rounded once, to the currency's minor unit
     */
    record Owed(Claim claim, Fraction share, Money base, Fraction exact, Money amount, List<CreditLine> lines)
            implements Credit {
        public Owed {
            lines = List.copyOf(lines);
        }
    }

    /** @param amount zero */
    record NotOwed(Reason reason, Money amount, List<CreditLine> lines) implements Credit {
        public NotOwed {
            lines = List.copyOf(lines);
        }
    }

    enum Reason {
        /** No decided verdict falls into what the terms pay for, and no breached latency rule is paid. */
        NOTHING_MATCHED,
        /** The text has a gap between two tiers, and the share lies in it: a question for its author. */
        UNDEFINED_BY_TEXT,
        /** The exact amount is not above the smallest that is issued. */
        AT_OR_BELOW_FLOOR
    }
}

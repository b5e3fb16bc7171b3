package dev.nines.sla.credit;

/** One line of how a credit was reached, for its reader. */
public record CreditLine(Step step, String text) {
    public enum Step { CAUSE, PERCENT, BASE, EXACT, CAP, FLOOR, ROUNDED }
}

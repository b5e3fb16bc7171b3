package dev.nines.sla.burn;

/** What one alert found, and why. */
public record BurnFinding(Burn longBurn, Burn shortBurn, Reason reason) {
    public enum Reason { FIRES, NO_DATA, LONG_WINDOW_WITHIN, SHORT_WINDOW_WITHIN, TOO_FEW_FAILURES }
}

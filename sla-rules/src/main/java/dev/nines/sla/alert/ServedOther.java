package dev.nines.sla.alert;

import dev.nines.sla.alert.Grounds.Figure;
import dev.nines.sla.burn.BurnAlert.Severity;

/** The answers name another model, or another service tier, than was asked for, and nobody said so. */
public record ServedOther(String name, Severity severity, Field field, int answers) implements AlertRule {
    public ServedOther {
        if (answers < 1) throw new IllegalArgumentException("answers must be at least 1: " + answers);
    }

    public enum Field { MODEL, SERVICE_TIER }

    @Override
    public Topic topic() {
        return Topic.OFFER;
    }

    /**
     * @param wanted what was asked for, or what was served until now where the endpoint uses names of its own
     * @param served what the newest answers that name anything say
     * @param inARow how many of them in a row do not say what was wanted
     * @param named answers that name anything at all
     */
    public record Served(String wanted, String served, long inARow, long named) {}

    public Finding find(Served found) {
        var figures = new Figure[] {
            new Figure("wanted", found.wanted()), new Figure("served", found.served()), Figure.of("in_a_row", found.inARow())};
        if (found.named() == 0) return new Finding.NoData(Grounds.of("no answer says what served it", figures));
        var text = word() + " " + found.served() + " answers where " + found.wanted() + " was asked for, " + found.inARow() + " times in a row";
        if (found.inARow() >= answers) return new Finding.Firing(Grounds.of(text, figures));
        return new Finding.Quiet(Grounds.of(
                found.inARow() == 0 ? "served as asked for: " + found.wanted() : text + ", not yet " + answers, figures));
    }

    private String word() {
        return switch (field) {
            case MODEL -> "model";
            case SERVICE_TIER -> "service tier";
        };
    }
}

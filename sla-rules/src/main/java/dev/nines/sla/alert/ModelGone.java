package dev.nines.sla.alert;

import dev.nines.sla.alert.Grounds.Figure;
import dev.nines.sla.burn.BurnAlert.Severity;

/** The endpoint's own list does not have the model any more. */
public record ModelGone(String name, Severity severity, int absentLooks) implements AlertRule {
    public ModelGone {
        if (absentLooks < 1) throw new IllegalArgumentException("absent-looks must be at least 1: " + absentLooks);
    }

    @Override
    public Topic topic() {
        return Topic.OFFER;
    }

    /**
     * @param absentInARow newest readings of the list in which it was missing
     * @param looks readings that could be made at all
     */
    public Finding find(long absentInARow, long looks) {
        var figures = new Figure[] {Figure.of("absent_in_a_row", absentInARow), Figure.of("looks", looks)};
        if (looks == 0) return new Finding.NoData(Grounds.of("the endpoint's list could not be read", figures));
        if (absentInARow >= absentLooks) {
            return new Finding.Firing(Grounds.of("missing in the last " + absentInARow + " readings of the endpoint's list", figures));
        }
        var words = absentInARow == 0 ? "on the endpoint's list" : "missing on the list, not yet " + absentLooks + " times in a row";
        return new Finding.Quiet(Grounds.of(words, figures));
    }
}

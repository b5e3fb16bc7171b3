package dev.nines.sla.alert;

import java.util.List;

/**
 * Why a finding is what it is.
 *
 * @param reason a sentence for a person
 * @param figures the numbers it rests on, as they are shown
 */
public record Grounds(String reason, List<Figure> figures) {
    public Grounds {
        figures = List.copyOf(figures);
        if (reason.isBlank()) throw new IllegalArgumentException("a finding must have a reason");
    }

    /** @param name snake_case with its unit, as in JSON */
    public record Figure(String name, String value) {
        static Figure of(String name, long count) {
            return new Figure(name, Long.toString(count));
        }
    }

    static Grounds of(String reason, Figure... figures) {
        return new Grounds(reason, List.of(figures));
    }
}

package dev.nines.monitor.alert.decide;

import dev.nines.sla.store.AlertLog.Entries;
import java.util.Map;

/** Whether a process may still say what it has decided. */
public sealed interface Warrant {
    /** It speaks for itself. */
    record Own() implements Warrant {}

    /**
     * It speaks for all, as long as nobody else has taken the duty since.
     *
     * @param known what it then knows of targets, kept in the same transaction so that whoever comes next goes on from there; JSON, or
     *     {@code ""} for one that is watched no more
     */
    record Term(String duty, long number, Map<String, String> known) implements Warrant {
        public Term {
            known = Map.copyOf(known);
        }
    }

    /** Keeps what is known; false where somebody else has the word. */
    default boolean holds(Entries entries) {
        return switch (this) {
            case Own _ -> true;
            case Term term -> {
                if (!entries.isInTerm(term.duty(), term.number())) yield false;
                term.known().forEach((target, state) -> {
                    if (state.isEmpty()) entries.forgetTogether(target);
                    else entries.keepTogether(target, state);
                });
                yield true;
            }
        };
    }
}

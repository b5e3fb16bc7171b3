package dev.nines.probe.simulator.script;

import java.util.List;

/**
 * What goes wrong with a model, where two things fail at once the first of the list wins; slow spells multiply.
 *
 * @param live counted from the gateway's start
 * @param history counted from the start of the generated past
 */
public record Troubles(List<Trouble> live, List<Trouble> history) {
    public static final Troubles NONE = new Troubles(List.of(), List.of());

    public Troubles {
        live = List.copyOf(live);
        history = List.copyOf(history);
    }
}

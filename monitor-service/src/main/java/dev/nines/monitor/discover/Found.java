package dev.nines.monitor.discover;

import java.util.List;

/**
 * What one look at an endpoint found.
 *
 * @param asked the series to ask, in the order of their names
 * @param setAside listed models that are not asked
 * @param troubles sentences for people: why there are fewer than the settings name; they pass
 * @param notices sentences for people: what is odd about who is asked, and may stay so
 */
public record Found(List<Asked> asked, List<SetAside> setAside, List<String> troubles, List<String> notices) {
    public Found {
        asked = List.copyOf(asked);
        setAside = List.copyOf(setAside);
        troubles = List.copyOf(troubles);
        notices = List.copyOf(notices);
    }

    /** A listed model that a pattern of a probe names, and why it is not asked. */
    public record SetAside(String model, String reason) {}
}

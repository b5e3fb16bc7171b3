package dev.nines.monitor.config.shape;

import java.util.List;

/** How many of some keys of one table can stand beside each other. */
public record Group(Choose choose, List<String> keys) {
    public enum Choose { ONE, AT_LEAST_ONE, AT_MOST_ONE }

    public Group {
        keys = List.copyOf(keys);
    }

    public static Group one(String... keys) {
        return new Group(Choose.ONE, List.of(keys));
    }

    public static Group atLeastOne(String... keys) {
        return new Group(Choose.AT_LEAST_ONE, List.of(keys));
    }

    public static Group atMostOne(String... keys) {
        return new Group(Choose.AT_MOST_ONE, List.of(keys));
    }
}

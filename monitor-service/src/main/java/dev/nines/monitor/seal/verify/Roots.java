package dev.nines.monitor.seal.verify;

import dev.nines.sla.seal.SignedRoot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Roots, one for a series and day. */
final class Roots {
    private final Map<String, SignedRoot> byDay = new LinkedHashMap<>();

    /** @return whether there was none for that series and day yet */
    boolean add(SignedRoot root) {
        return byDay.putIfAbsent(key(root.root().series(), root.root().day().toString()), root) == null;
    }

    Optional<SignedRoot> of(String series, String day) {
        return Optional.ofNullable(byDay.get(key(series, day)));
    }

    Iterable<SignedRoot> all() {
        return byDay.values();
    }

    int size() {
        return byDay.size();
    }

    private static String key(String series, String day) {
        return day + " " + series;
    }
}

package dev.nines.monitor.schedule;

import java.util.HashMap;
import java.util.Map;

/**
 * The runs that may be in flight at once. Where answers are slow, slots find no place; and since slots come in the same order again and again, it
 * could be the same series every time. So the last place is kept for whoever found none three times in a row, while there is such a
 * series. Not thread-safe.
 */
final class Places {
    private static final int LONG_ENOUGH = 3;

    private int places;
    private final Map<String, Integer> deniedInARow = new HashMap<>();
    private int taken;
    private int passedOver;

    Places(int places) {
        this.places = places;
    }

    /** Whoever has a place keeps it. */
    void limitTo(int places) {
        this.places = places;
    }

    /** True where the series has its place; false where it found none, which is remembered. */
    boolean take(String series) {
        int denied = deniedInARow.getOrDefault(series, 0);
        boolean yields = denied == 0 && passedOver > 0 && places > 1;
        if (taken >= (yields ? places - 1 : places)) {
            deniedInARow.put(series, denied + 1);
            if (denied + 1 == LONG_ENOUGH) passedOver++;
            return false;
        }
        if (denied >= LONG_ENOUGH) passedOver--;
        deniedInARow.remove(series);
        taken++;
        return true;
    }

    void free() {
        taken--;
    }

    int taken() {
        return taken;
    }
}

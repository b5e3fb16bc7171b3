package dev.nines.dashboards;

import dev.nines.dashboards.Scene.Ending;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which model answers how, over and over, and what it is held to. Latencies lie a second away from each limit, and further above it than
 * below, so that no noise of a busy machine moves a run across.
 */
final class Script {
    static final int FIRST_TOKEN_LIMIT_MILLIS = 1500;
    static final int TOTAL_LIMIT_MILLIS = 2500;
    /** After this silence a run is a timeout: the limit that it lasted at least. */
    static final int IDLE_LIMIT_MILLIS = 2000;

    static final String STEADY = "Pro/acme/Steady";
    static final String TAIL = "Pro/acme/Tail";
    static final String LATE = "acme/Late";
    static final String FAILING = "acme/Failing";
    static final String DARK = "acme/Dark";

    private static final Scene FAST = Scene.answer(120, 240);
    private static final Scene USUAL = Scene.answer(320, 560);
    private static final Scene SLOW = Scene.answer(2700, 3700);

    private static final Map<String, List<Scene>> CYCLES = new TreeMap<>(Map.of(
            STEADY, List.of(FAST, USUAL, FAST),
            TAIL, cycle(25, SLOW),
            LATE, cycle(33, Scene.trouble(Ending.TIMEOUT)),
            FAILING, cycle(20, Stream.of(Ending.values()).filter(e -> e != Ending.OK).map(Scene::trouble).toArray(Scene[]::new)),
            DARK, List.of(Scene.trouble(Ending.SERVER_ERROR))));

    private Script() {}

    static List<String> models() {
        return List.copyOf(CYCLES.keySet());
    }

    /** @param turn the first question for this model is 0 */
    static Scene scene(String model, int turn) {
        var cycle = CYCLES.getOrDefault(model, List.of());
        if (cycle.isEmpty()) throw new IllegalArgumentException("nobody wrote a part for " + model);
        return cycle.get(turn % cycle.size());
    }

    /** So many scenes, usual ones but for the last. */
    private static List<Scene> cycle(int length, Scene... last) {
        var all = new ArrayList<Scene>(Collections.nCopies(length - last.length, FAST));
        IntStream.range(0, all.size()).filter(i -> i % 3 == 1).forEach(i -> all.set(i, USUAL));
        all.addAll(List.of(last));
        return List.copyOf(all);
    }
}

package dev.nines.monitor.judge.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of a mapping as a tree of names, so that a reader goes down only where something is asked for. */
public final class Paths {
    private final Map<String, Paths> children = new HashMap<>();
    private final List<Integer> slots = new ArrayList<>();

    private Paths() {}

    /** The root, and how many slots there are. */
    public static Paths of(Mapping mapping) {
        var root = new Paths();
        var all = mapping.all();
        for (int slot = 0; slot < all.size(); slot++) root.at(all.get(slot).steps()).slots.add(slot);
        return root;
    }

    public static int slots(Mapping mapping) {
        return mapping.all().size();
    }

    /** What is asked for below this name. */
    public Optional<Paths> below(String name) {
        return Optional.ofNullable(children.get(name));
    }

    /** The node of a column whose own name holds dots, such as {@code response.status_code} in a table. */
    public Optional<Paths> whole(String dotted) {
        var found = Optional.of(this);
        for (var step : dotted.split("\\.", -1)) found = found.flatMap(node -> node.below(step));
        return found;
    }

    /** Whether more is asked for below. */
    public boolean isInner() {
        return !children.isEmpty();
    }

    /** The slots that a value at this place fills. */
    public List<Integer> slots() {
        return slots;
    }

    private Paths at(List<String> steps) {
        var node = this;
        for (var step : steps) node = node.children.computeIfAbsent(step, _ -> new Paths());
        return node;
    }
}

package dev.nines.sla.silence;

import dev.nines.sla.Labels;
import dev.nines.sla.silence.Covering.Covered;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** All that are known, whoever made them: the file, the API, the command line. */
public record Silences(List<Silence> all) {
    public static final Silences NONE = new Silences(List.of());

    public Silences {
        all = List.copyOf(all);
        var ids = new HashSet<String>();
        all.forEach(silence -> {
            if (!ids.add(silence.id())) throw new IllegalArgumentException("an id must name one silence: " + silence.id());
        });
    }

    /** By the one that lasts longest, where several do. */
    public Covering covers(Labels labels, Instant at) {
        return all.stream().map(silence -> silence.covers(labels, at))
                .filter(Covered.class::isInstance).map(Covered.class::cast)
                .max(Comparator.comparing(Covered::until))
                .<Covering>map(covered -> covered).orElseGet(Covering.Uncovered::new);
    }
}

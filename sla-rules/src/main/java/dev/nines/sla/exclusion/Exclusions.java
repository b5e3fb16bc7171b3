package dev.nines.sla.exclusion;

import dev.nines.sla.Spans;
import dev.nines.sla.exclusion.Exclusion.Standing;
import dev.nines.sla.sample.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Every version of every exclusion, in the order in which they were recorded. */
public record Exclusions(List<Exclusion> history) {
    public static final Exclusions NONE = new Exclusions(List.of());

    public Exclusions {
        history = List.copyOf(history);
        var newest = new TreeMap<String, Integer>();
        for (var exclusion : history) {
            int next = newest.merge(exclusion.id(), 1, Integer::sum);
            if (exclusion.version() != next) {
                throw new IllegalArgumentException(
                        "version of " + exclusion.id() + " must be " + next + ": " + exclusion.version());
            }
        }
    }

    public Exclusions with(Exclusion version) {
        var longer = new ArrayList<>(history);
        longer.add(version);
        return new Exclusions(longer);
    }

    /** What was known at an instant: the newest version of each that was recorded by then and stands. */
    public List<Exclusion> asOf(Instant instant) {
        return standing(history.stream().filter(version -> !version.recordedAt().isAfter(instant)).toList());
    }

    /** What is known now. */
    public List<Exclusion> current() {
        return standing(history);
    }

    public static Spans spans(Collection<Exclusion> exclusions) {
        return new Spans(exclusions.stream().map(Exclusion::span).toList());
    }

    /** A sample in excluded time counts nowhere and is listed; one that was never a test of the service stays missing. */
    public static Sample applied(Spans excluded, Sample sample) {
        return switch (sample) {
            case Sample.Good _, Sample.Bad _ when excluded.contains(sample.slot()) ->
                new Sample.Excluded(sample.slot(), "EXCLUDED_TIME");
            case Sample.Good _, Sample.Bad _, Sample.Excluded _, Sample.Missing _ -> sample;
        };
    }

    private static List<Exclusion> standing(List<Exclusion> known) {
        var newest = new TreeMap<String, Exclusion>();
        known.forEach(version -> newest.put(version.id(), version));
        return newest.values().stream().filter(version -> version.standing() == Standing.STANDS).toList();
    }
}

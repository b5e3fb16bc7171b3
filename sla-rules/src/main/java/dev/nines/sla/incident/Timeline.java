package dev.nines.sla.incident;

import dev.nines.sla.SeriesId;
import dev.nines.sla.incident.scope.ScopeStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** What happened in an incident, in order of time; the same thing is listed once, however often it is said. */
public record Timeline(List<Entry> entries) {
    public static final Timeline EMPTY = new Timeline(List.of());

    public Timeline {
        entries = new LinkedHashSet<>(entries).stream().sorted(Comparator.comparing(Entry::at)).toList();
    }

    /**
     * @param subject the target, endpoint or receiver that it happened to
     * @param text the reason, or what was answered
     */
    public record Entry(Instant at, What what, String subject, String text, Evidence evidence) {}

    public enum What { FAILED_FIRST, OPENED, JOINED, LEFT, WORKED_FIRST, CLOSED, RELEASED, TOLD, REMARKED }

    /** The row that shows it. */
    public sealed interface Evidence {
        record Row(SeriesId series, Instant slot) implements Evidence {}

        /** Nothing that was observed of a target. */
        record None() implements Evidence {}
    }

    public Timeline and(Timeline more) {
        var both = new ArrayList<>(entries);
        both.addAll(more.entries);
        return new Timeline(both);
    }

    /** What a step of one series adds: nothing where it held. */
    public static Timeline of(SeriesId series, Step step) {
        return switch (step) {
            case Step.Opened o -> new Timeline(List.of(
                    entry(series, o.since(), What.FAILED_FIRST, ""), entry(series, o.decidedAt(), What.OPENED, o.reason())));
            case Step.Closed c -> new Timeline(List.of(
                    entry(series, c.until(), What.WORKED_FIRST, ""), entry(series, c.decidedAt(), What.CLOSED, "")));
            case Step.Hold _ -> EMPTY;
        };
    }

    /** What a step of an endpoint or tier adds. */
    public static Timeline of(String scope, ScopeStep step) {
        return switch (step) {
            case ScopeStep.Opened o -> opened(scope, o);
            case ScopeStep.Updated u -> new Timeline(List.of(entry(u.member(), u.decidedAt(),
                    u.change() == ScopeStep.Change.JOINED ? What.JOINED : What.LEFT, u.stillDown() + " down")));
            case ScopeStep.Closed c -> closed(scope, c);
            case ScopeStep.Hold _ -> EMPTY;
        };
    }

    public static Timeline told(Instant at, String receiver, String answer) {
        return new Timeline(List.of(new Entry(at, What.TOLD, receiver, answer, new Evidence.None())));
    }

    private static Timeline opened(String scope, ScopeStep.Opened o) {
        var entries = new ArrayList<Entry>();
        o.members().forEach((member, since) -> entries.add(entry(member, since, What.FAILED_FIRST, "")));
        var words = o.members().size() + " down, " + o.reason();
        entries.add(new Entry(o.decidedAt(), What.OPENED, scope, words, new Evidence.None()));
        return new Timeline(entries);
    }

    private static Timeline closed(String scope, ScopeStep.Closed c) {
        var entries = new ArrayList<Entry>();
        entries.add(new Entry(c.until(), What.WORKED_FIRST, scope, "", new Evidence.None()));
        entries.add(new Entry(c.decidedAt(), What.CLOSED, scope, c.released().size() + " still down", new Evidence.None()));
        c.released().forEach((member, since) -> entries.add(new Entry(
                c.decidedAt(), What.RELEASED, member.name(), "since " + since, new Evidence.Row(member, since))));
        return new Timeline(entries);
    }

    private static Entry entry(SeriesId series, Instant slot, What what, String text) {
        return new Entry(slot, what, series.name(), text, new Evidence.Row(series, slot));
    }
}

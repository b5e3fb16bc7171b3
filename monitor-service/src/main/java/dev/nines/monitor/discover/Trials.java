package dev.nines.monitor.discover;

import dev.nines.monitor.discover.Found.SetAside;
import dev.nines.probe.Flag;
import dev.nines.probe.Listing;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * A pattern also picks listed models that cannot be asked: they want another endpoint, or our account may not call them. One that never
 * answered, and whose answers say so three times in a row, is set aside for a day, or until it is listed anew. Who is named by an exact
 * id is never set aside. May be called on event loops.
 */
public final class Trials {
    public static final int REFUSALS = 3;
    public static final Duration REST = Duration.ofDays(1);
    /** Slots so near are on their way already; their plan stands. */
    private static final Duration NOTICE = Duration.ofSeconds(1);
    private static final int LONGEST_REASON = 200;

    private final ConcurrentMap<String, State> states = new ConcurrentHashMap<>();

    private sealed interface State {
        /** @param refusals in a row so far */
        record OnTrial(int refusals) implements State {}

        record Aside(Series series, Instant from, String reason) implements State {}
    }

    /** A series that is not asked from an instant on. */
    public record Dismissed(Series series, Instant from, String reason) {}

    /** A new series that a pattern picked, of which no answer is known. */
    public void begin(Series series) {
        states.putIfAbsent(series.name(), new State.OnTrial(0));
    }

    /** It is asked no more, or named now. */
    public void forget(Series series) {
        states.remove(series.name());
    }

    /** It was dismissed by a process before this one, at its newest answer. */
    public void resume(Observation newest) {
        states.computeIfPresent(newest.series().name(), (_, _) -> aside(newest, newest.scheduledAt()));
    }

    /** Looks at an answer. @return the series, where this answer dismisses it */
    public Optional<Dismissed> accept(Observation o, Instant now) {
        var name = o.series().name();
        if (!(states.get(name) instanceof State.OnTrial)) return Optional.empty();
        var after = states.computeIfPresent(name, (_, state) -> switch (state) {
            case State.OnTrial t when isRefusal(o) && t.refusals() + 1 >= REFUSALS -> aside(o, now.plus(NOTICE));
            case State.OnTrial t -> next(t, o);
            case State.Aside a -> a;
        });
        return after instanceof State.Aside a && a.from().equals(now.plus(NOTICE))
                ? Optional.of(new Dismissed(a.series(), a.from(), a.reason())) : Optional.empty();
    }

    public boolean isAside(Series series) {
        return states.get(series.name()) instanceof State.Aside;
    }

    /** Whether this slot is not to be run, although it was planned. */
    public boolean skips(Slot slot) {
        return states.get(slot.series().name()) instanceof State.Aside a && !slot.scheduledAt().isBefore(a.from());
    }

    /** Those that are set aside, with what they said. */
    public List<SetAside> aside() {
        return states.values().stream().filter(State.Aside.class::isInstance).map(State.Aside.class::cast)
                .map(a -> new SetAside(a.series().target().model(), a.reason())).distinct().toList();
    }

    /** Gives those another trial that have rested for a day, or were listed anew since. */
    public void readmit(Instant now, Function<Series, Listing> listings) {
        for (var name : Set.copyOf(states.keySet())) {
            states.computeIfPresent(name, (_, state) -> switch (state) {
                case State.Aside a when now.isAfter(a.from().plus(REST)) || isListedAnew(listings.apply(a.series()), a.from()) ->
                    new State.OnTrial(0);
                case State.Aside _, State.OnTrial _ -> state;
            });
        }
    }

    /** An answer that says that this model is not to be asked so; one that says how to ask it is none. */
    public static boolean isRefusal(Observation o) {
        if (o.flags().contains(Flag.ADAPT_MAX_COMPLETION_TOKENS)) return false;
        return switch (o.observationClass()) {
            case BAD_REQUEST, MODEL_NOT_FOUND -> true;
            case SERVER_ERROR, EMPTY, MALFORMED -> o.flags().contains(Flag.WRONG_ENDPOINT);
            case OK, TIMEOUT, TRUNCATED, CONNECT, RATE_LIMITED, QUOTA, AUTH, LOCAL -> false;
        };
    }

    /** What says nothing of the model neither counts nor begins anew. */
    private static State next(State.OnTrial trial, Observation o) {
        if (isRefusal(o)) return new State.OnTrial(trial.refusals() + 1);
        return switch (o.observationClass()) {
            case LOCAL, RATE_LIMITED, QUOTA, AUTH, CONNECT -> trial;
            case OK, SERVER_ERROR, TIMEOUT, TRUNCATED, MALFORMED, EMPTY, MODEL_NOT_FOUND, BAD_REQUEST -> new State.OnTrial(0);
        };
    }

    private static State.Aside aside(Observation o, Instant from) {
        var said = o.outcome().detailText();
        return new State.Aside(o.series(), from, "never answered: " + o.observationClass()
                + (said.isEmpty() ? "" : ", " + (said.length() > LONGEST_REASON ? said.substring(0, LONGEST_REASON) + "..." : said)));
    }

    private static boolean isListedAnew(Listing listing, Instant since) {
        return !listing.stretches().isEmpty() && listing.stretches().getLast().from().isAfter(since)
                && listing.lastListed().isEmpty();
    }
}

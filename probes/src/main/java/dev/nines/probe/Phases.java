package dev.nines.probe;

import java.util.Arrays;
import java.util.OptionalLong;

/** The phases of one run. What was not observed is absent, never 0. Immutable. */
@SuppressWarnings("EnumOrdinal") // an array by position: one allocation for each run, and it never leaves this class
public final class Phases {
    public static final Phases NONE = new Phases(unseen());
    private static final long UNSEEN = -1;

    private final long[] micros;

    private Phases(long[] micros) {
        this.micros = micros;
    }

    public OptionalLong micros(Phase phase) {
        long value = micros[phase.ordinal()];
        return value == UNSEEN ? OptionalLong.empty() : OptionalLong.of(value);
    }

    public Phases with(Phase phase, long value) {
        if (value < 0) throw new IllegalArgumentException(phase.field() + " must not be negative: " + value);
        long[] copy = micros.clone();
        copy[phase.ordinal()] = value;
        return new Phases(copy);
    }

    public Phases without(Phase phase) {
        long[] copy = micros.clone();
        copy[phase.ordinal()] = UNSEEN;
        return new Phases(copy);
    }

    private static long[] unseen() {
        long[] all = new long[Phase.values().length];
        Arrays.fill(all, UNSEEN);
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Phases p && Arrays.equals(micros, p.micros);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(micros);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("Phases[");
        for (Phase p : Phase.values()) {
            micros(p).ifPresent(v -> text.append(p.field()).append('=').append(v).append(' '));
        }
        return text.append(']').toString();
    }
}

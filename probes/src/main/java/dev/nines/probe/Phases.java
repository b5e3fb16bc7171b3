package dev.nines.probe;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** The phases of one run. What was not observed is absent, never 0. Immutable. */
@SuppressWarnings("EnumOrdinal") // an array by position: one allocation for each run, and it never leaves this class
public final class Phases {
    private static final long UNSEEN = -1;
    private static final Phase[] PHASES = Phase.values();
    public static final Phases NONE = of(_ -> UNSEEN);

    private final long[] micros;

    private Phases(long[] micros) {
        this.micros = micros;
    }

    /** @param microsOf a negative number where the phase was not observed */
    public static Phases of(ToLongFunction<Phase> microsOf) {
        long[] micros = new long[PHASES.length];
        for (int i = 0; i < micros.length; i++) micros[i] = Math.max(UNSEEN, microsOf.applyAsLong(PHASES[i]));
        return new Phases(micros);
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

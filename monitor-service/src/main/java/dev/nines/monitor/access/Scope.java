package dev.nines.monitor.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a token is good for. What includes what is said here and nowhere else. */
public enum Scope {
    /** Every page, the API's answers, the metrics. */
    READ,
    /** To change what the service does: reload, silences. */
    WRITE,
    /** To read who did what. */
    ADMIN,
    /** To hand in observations: of a vantage that must neither read nor change anything, and that nobody else can speak for. */
    PROBE;

    public boolean allows(Scope needed) {
        return switch (this) {
            case READ -> needed == READ;
            case WRITE -> needed == READ || needed == WRITE;
            case ADMIN -> needed != PROBE; // whoever runs the service need not be able to forge its evidence
            case PROBE -> needed == PROBE;
        };
    }

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }

    /** {@code read, write}, in the order of this list. */
    public static String words(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(", "));
    }
}

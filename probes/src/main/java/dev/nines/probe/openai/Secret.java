package dev.nines.probe.openai;

/** A credential. Its text leaves only through {@link #reveal()}, never through a log, an exception or {@code toString}. */
public final class Secret {
    /** No credential: nothing is sent. */
    public static final Secret NONE = new Secret("");

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        boolean sendable = value.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (!sendable) throw new IllegalArgumentException("a key must be printable ASCII without spaces");
        return new Secret(value);
    }

    public String reveal() {
        return value;
    }

    public boolean isPresent() {
        return !value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret s && s.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return isPresent() ? "Secret[***]" : "Secret[none]";
    }
}

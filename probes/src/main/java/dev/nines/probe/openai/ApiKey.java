package dev.nines.probe.openai;

/**
 * A credential. Its text leaves only through {@link #reveal()}, never through a log, an exception or {@code toString}.
 */
public final class ApiKey {
    /** No credential: nothing is sent. */
    public static final ApiKey NONE = new ApiKey("");

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    public static ApiKey of(String value) {
        boolean sendable = value.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (!sendable) throw new IllegalArgumentException("a key must be printable ASCII without spaces");
        return new ApiKey(value);
    }

    public String reveal() {
        return value;
    }

    public boolean isPresent() {
        return !value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey s && s.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return isPresent() ? "ApiKey[***]" : "ApiKey[none]";
    }
}

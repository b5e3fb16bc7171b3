package dev.nines.probe;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the server said of itself.
 *
 * @param status the HTTP status, 0 where no status line came
 * @param attributes {@code CONNECTION} is {@code fresh} or {@code reused}; {@code RETRY_AFTER} is whole seconds
 */
public record Reply(int status, Map<Attribute, String> attributes) {
    public static final Reply NONE = new Reply(0, Map.of());

    public Reply {
        attributes = attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(attributes));
    }

    public OptionalInt httpStatus() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    public Optional<String> attribute(Attribute attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    public Reply with(Attribute attribute, String value) {
        var copy = new EnumMap<Attribute, String>(Attribute.class);
        copy.putAll(attributes);
        copy.put(attribute, value);
        return new Reply(status, copy);
    }
}

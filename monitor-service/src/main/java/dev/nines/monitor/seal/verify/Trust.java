package dev.nines.monitor.seal.verify;

import dev.nines.monitor.seal.PublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose signatures count: the keys that the reader brought, or those that lie beside the statement. The latter prove that the parts belong
 * together, and not who made them.
 */
final class Trust {
    private final Map<String, PublicKey> keys = new LinkedHashMap<>();
    private final boolean isBrought;

    private Trust(List<PublicKey> all, boolean isBrought) {
        all.forEach(k -> keys.put(k.name(), k));
        this.isBrought = isBrought;
    }

    static Trust inBrought(List<PublicKey> keys) {
        return new Trust(keys, true);
    }

    static Trust inEnclosed(List<PublicKey> keys) {
        return new Trust(keys, false);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    boolean isBrought() {
        return isBrought;
    }

    Optional<PublicKey> named(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    boolean holds(PublicKey key) {
        return keys.containsKey(key.name());
    }

    /** For a sentence about somebody else's key. */
    String names() {
        return String.join(", ", keys.keySet());
    }
}

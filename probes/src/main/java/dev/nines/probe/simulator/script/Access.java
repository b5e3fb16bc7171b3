package dev.nines.probe.simulator.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Who may call. */
public sealed interface Access {
    Access OPEN = new Open();

    /** @param authorization the header's value, {@code ""} where there was none */
    boolean admits(String authorization);

    record Open() implements Access {
        @Override
        public boolean admits(String authorization) {
            return true;
        }
    }

    /** Only with {@code Authorization: Bearer key}. The key is never printed. */
    record Keyed(String key) implements Access {
        public Keyed {
            if (key.isBlank()) throw new IllegalArgumentException("key must not be blank");
        }

        @Override
        public boolean admits(String authorization) {
            return MessageDigest.isEqual(bytes(authorization), bytes("Bearer " + key));
        }

        @Override
        public String toString() {
            return "Keyed[***]";
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}

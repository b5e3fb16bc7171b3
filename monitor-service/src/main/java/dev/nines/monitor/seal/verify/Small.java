package dev.nines.monitor.seal.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Files that are read whole, because an honest one is small. */
final class Small {
    private static final int MOST = 1 << 20;

    private Small() {}

    static String text(Evidence evidence, String name) throws IOException {
        try (var in = evidence.open(name)) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) throw new IOException("is larger than " + MOST + " bytes");
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}

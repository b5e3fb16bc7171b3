package dev.nines.monitor.evaluate;

import dev.nines.sla.SeriesId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Names an incident by what it is:
 * the same series and the same first failed slot give the same id on any node, at any time.
 */
public final class IncidentId {
    private IncidentId() {}

    /** {@code inc-} and 16 hex digits. */
    public static String of(SeriesId series, Instant since) {
        var digest = sha256().digest((series.name() + "\n" + since).getBytes(StandardCharsets.UTF_8));
        return "inc-" + HexFormat.of().toHexDigits(ByteBuffer.wrap(digest).getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

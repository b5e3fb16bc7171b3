package dev.nines.monitor.alert;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as Standard Webhooks 1.0.0 says, with HMAC-SHA256. With several secrets every one of them signs, so that a receiver
 * can change to a new one while the old one still holds.
 */
public final class StandardWebhooks {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST_BYTES = 24;
    private static final int LONGEST_BYTES = 64;
    private static final String HMAC = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    /** @param secrets {@code whsec_} and the base64 of 24 to 64 bytes */
    public StandardWebhooks(List<String> secrets) {
        if (secrets.isEmpty()) throw new IllegalArgumentException("a webhook needs at least one secret");
        this.keys = secrets.stream().map(StandardWebhooks::key).toList();
    }

    /** The three headers of one attempt. The id stays the same over attempts, the timestamp does not. */
    public Map<String, String> headers(String id, Instant attemptAt, String body) {
        if (id.indexOf('.') >= 0) throw new IllegalArgumentException("message id must not contain a dot: " + id);
        var timestamp = Long.toString(attemptAt.getEpochSecond());
        var content = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", timestamp,
                "webhook-signature", keys.stream().map(k -> "v1," + sign(k, content)).collect(Collectors.joining(" ")));
    }

    private static String sign(SecretKeySpec key, byte[] content) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    /** No message here quotes the secret. */
    private static SecretKeySpec key(String secret) {
        if (!secret.startsWith(PREFIX)) throw new IllegalArgumentException("a webhook secret starts with " + PREFIX);
        var bytes = decode(secret.substring(PREFIX.length()));
        if (bytes.length < SHORTEST_BYTES || bytes.length > LONGEST_BYTES) {
            throw new IllegalArgumentException("a webhook secret is " + SHORTEST_BYTES + " to " + LONGEST_BYTES + " bytes, not " + bytes.length);
        }
        return new SecretKeySpec(bytes, HMAC);
    }

    @SuppressWarnings("UnusedException") // its text quotes a character of the secret
    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a webhook secret is base64 after " + PREFIX);
        }
    }
}

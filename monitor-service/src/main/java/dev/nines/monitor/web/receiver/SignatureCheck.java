package dev.nines.monitor.web.receiver;

import dev.nines.monitor.alert.StandardWebhooks;
import dev.nines.monitor.web.receiver.Arrival.Signature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Whether a message was signed with one of our secrets, lately enough that nobody can play it back. */
final class SignatureCheck {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final List<StandardWebhooks> signers;

    SignatureCheck(List<String> secrets) {
        this.signers = secrets.stream().map(secret -> new StandardWebhooks(List.of(secret))).toList();
    }

    /** The three headers as they came; empty where one was missing. */
    record Signed(String id, String timestamp, String signatures) {}

    Signature of(Signed signed, String body, Instant now) {
        if (signed.id().isEmpty() || signed.id().indexOf('.') >= 0 || !signed.timestamp().matches("[0-9]{1,12}")) return Signature.INVALID;
        var at = Instant.ofEpochSecond(Long.parseLong(signed.timestamp()));
        if (Duration.between(at, now).abs().compareTo(TOLERANCE) > 0) return Signature.INVALID;
        boolean known = signers.stream().anyMatch(s -> matches(s.headers(signed.id(), at, body).getOrDefault("webhook-signature", ""), signed));
        return known ? Signature.VALID : Signature.INVALID;
    }

    private static boolean matches(String expected, Signed signed) {
        var right = expected.getBytes(StandardCharsets.US_ASCII);
        return Arrays.stream(signed.signatures().split(" ", -1))
                .anyMatch(given -> MessageDigest.isEqual(right, given.getBytes(StandardCharsets.US_ASCII)));
    }
}

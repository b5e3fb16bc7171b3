package dev.nines.monitor.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names that are made of their cause and never of chance: a repeat of the cause is the same message, on any machine. */
public final class MessageId {
    private static final int BYTES = 16;

    private MessageId() {}

    /** {@code msg_} and 32 hex digits. */
    public static String of(String cause, String receiver) {
        return "msg_" + digest(cause + "\n" + receiver);
    }

    /** {@code story-} and 32 hex digits: what beginning, middle and end have in common. */
    public static String story(String conversation) {
        return "story-" + digest(conversation);
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

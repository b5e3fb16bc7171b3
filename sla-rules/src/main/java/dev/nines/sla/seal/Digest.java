package dev.nines.sla.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256.
 *
 * @param hex 64 digits, the letters small
 */
public record Digest(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public Digest {
        if (!FORM.matcher(hex).matches()) throw new IllegalArgumentException("a SHA-256 is 64 digits 0-9a-f: \"" + hex + "\"");
    }

    public static Digest of(byte[] sha256) {
        return new Digest(HexFormat.of().formatHex(sha256));
    }

    /** The digest of these bytes. */
    public static Digest over(byte[] content) {
        return of(sha256().digest(content));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** A fresh one, to be fed with more than memory holds. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

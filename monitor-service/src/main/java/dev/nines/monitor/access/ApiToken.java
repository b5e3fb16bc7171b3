package dev.nines.monitor.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * {@code nines_}, 256 random bits as 43 letters and digits, and six more that check those: a scanner for leaked secrets finds it
 * by its looks, and a typing error is told from a token that was revoked without asking anybody.
 */
public final class ApiToken {
    /** As it stands in a text of any kind. */
    public static final Pattern ANYWHERE = Pattern.compile("nines_[0-9A-Za-z]{49}");

    private static final String PREFIX = "nines_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int BYTES = 32;
    private static final int RANDOM_DIGITS = 43;
    private static final int CHECK_DIGITS = 6;
    private static final int LENGTH = PREFIX.length() + RANDOM_DIGITS + CHECK_DIGITS;

    private final String text;

    private ApiToken(String text) {
        this.text = text;
    }

    public static ApiToken fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String begin = PREFIX + digits(new BigInteger(1, bytes), RANDOM_DIGITS);
        return new ApiToken(begin + check(begin));
    }

    /** Empty where it cannot be one that was ever made. */
    public static Optional<ApiToken> read(String text) {
        if (text.length() != LENGTH || !ANYWHERE.matcher(text).matches()) return Optional.empty();
        int end = LENGTH - CHECK_DIGITS;
        return text.substring(end).equals(check(text.substring(0, end))) ? Optional.of(new ApiToken(text)) : Optional.empty();
    }

    /** To be shown once. */
    public String reveal() {
        return text;
    }

    /**
     * In hexadecimal. A fast hash without salt is right here: there are 2^256 tokens, so nobody finds one by trying,
     * however fast, and no two are alike. Slow hashes are for what people think of.
     */
    public String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "(hidden)";
    }

    private static String check(String begin) {
        var crc = new CRC32();
        crc.update(begin.getBytes(StandardCharsets.US_ASCII));
        return digits(BigInteger.valueOf(crc.getValue()), CHECK_DIGITS);
    }

    private static String digits(BigInteger number, int count) {
        var digits = new StringBuilder();
        BigInteger rest = number;
        for (int i = 0; i < count; i++) {
            var parts = rest.divideAndRemainder(BASE);
            digits.append(DIGITS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return digits.reverse().toString();
    }
}

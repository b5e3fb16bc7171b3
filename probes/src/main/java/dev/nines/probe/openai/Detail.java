package dev.nines.probe.openai;

import dev.nines.probe.ProbeOutcome;
import java.util.List;
import java.util.regex.Pattern;

/** Texts for people: one line of whole, printable characters, at most 500 of them, no credential in them. */
final class Detail {
    static final int LIMIT_CHARS = ProbeOutcome.DETAIL_LIMIT_CHARS;
    private static final int SHORTEST_SECRET = 4;
    private static final int BEGINNING_CHARS = 16;
    private static final Pattern CREDENTIAL =
            Pattern.compile("(?i)\\b(sk|pk|key|gsk|nvapi)-[\\w*.-]{4,}|(?<=bearer )\\S+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Z}]+");

    private Detail() {}

    /** {@code text} without {@code secrets}, without what looks like a key, on one line, cut. */
    static String of(String text, List<String> secrets) {
        String masked = text;
        // By index: this is read four times for each run, and an iterator each time is a tenth of all that a run allocates.
        for (int i = 0; i < secrets.size(); i++) {
            if (secrets.get(i).length() > BEGINNING_CHARS) masked = masked.replace(secrets.get(i), "***");
        }
        for (int i = 0; i < secrets.size(); i++) {
            if (secrets.get(i).length() > BEGINNING_CHARS) masked = withoutBeginnings(masked, secrets.get(i), secrets);
        }
        for (int i = 0; i < secrets.size(); i++) {   // last, for a short one may be the beginning of a long one
            if (secrets.get(i).length() >= SHORTEST_SECRET) masked = masked.replace(secrets.get(i), "***");
        }
        return isPlain(masked) ? masked : cleaned(masked);
    }

    /** A server that quotes a long question cuts it, and so do we before it comes here. */
    private static String withoutBeginnings(String text, String secret, List<String> secrets) {
        String rest = text;
        for (int at = beginning(rest, secret, 0); at >= 0; at = beginning(rest, secret, at)) {
            int longest = BEGINNING_CHARS;
            for (String other : secrets) longest = Math.max(longest, commonChars(rest, at, other));
            rest = rest.substring(0, at) + "***" + rest.substring(at + longest);
        }
        return rest;
    }

    private static int beginning(String text, String secret, int from) {
        for (int at = from; at <= text.length() - BEGINNING_CHARS; at++) {
            if (text.regionMatches(at, secret, 0, BEGINNING_CHARS)) return at;
        }
        return -1;
    }

    private static int commonChars(String text, int at, String secret) {
        int most = Math.min(secret.length(), text.length() - at);
        int n = 0;
        while (n < most && text.charAt(at + n) == secret.charAt(n)) n++;
        return n;
    }

    /** One word without what every kind of key has in it. Most texts are, and matching them is dear. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~') return false;
            if (c == '-' && i > 0 && "kKyYiI".indexOf(text.charAt(i - 1)) >= 0) return false;   // sk- key- nvapi-
        }
        return text.length() <= LIMIT_CHARS;
    }

    static String cleaned(String masked) {
        String line = UNPRINTABLE.matcher(CREDENTIAL.matcher(masked).replaceAll("***")).replaceAll(" ").strip();
        return ProbeOutcome.cut(line);
    }

    /** What a failure of the network says, the root of it included. */
    static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) root = root.getCause();
        String outer = said(failure);
        String inner = said(root);
        return outer.contains(inner) ? outer : outer + ": " + inner;
    }

    private static String said(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}

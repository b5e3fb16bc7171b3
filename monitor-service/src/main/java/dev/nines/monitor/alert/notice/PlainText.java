package dev.nines.monitor.alert.notice;

import java.util.regex.Pattern;

/** Words of others, such as a model's name, so that they cannot pretend to be something else: one line, in one direction. */
public final class PlainText {
    /** Line ends and other controls, and what turns the direction of writing or takes no room. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Cn}]+");
    private static final String CUT = "…";

    private PlainText() {}

    public static String of(String words) {
        return UNSEEN.matcher(words).replaceAll(" ").strip();
    }

    /** The same, cut to so many characters, and none of them in half. */
    public static String of(String words, int atMost) {
        var plain = of(words);
        if (plain.length() <= atMost) return plain;
        int end = atMost - CUT.length();
        if (end > 0 && Character.isHighSurrogate(plain.charAt(end - 1))) end--;
        return plain.substring(0, end) + CUT;
    }
}

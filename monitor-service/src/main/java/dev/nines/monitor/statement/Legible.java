package dev.nines.monitor.statement;

import java.util.Locale;

/**
 * Text as people may be shown it, whoever wrote it: a remark, a vendor's request id. In the order in which it was written, and with nothing in it at
 * which a reader of XML, and with it the PDF, would stop.
 */
public final class Legible {
    private static final char REPLACEMENT = '\uFFFD';

    private Legible() {}

    /** Marks that turn the direction of what follows stand as their code point; what no XML may hold as U+FFFD. */
    public static String of(String text) {
        if (text.codePoints().noneMatch(c -> turns(c) || isNoXml(c))) return text;
        var legible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (turns(c)) legible.append("U+").append(Integer.toHexString(c).toUpperCase(Locale.ROOT)).append(' ');
            else legible.appendCodePoint(isNoXml(c) ? REPLACEMENT : c);
        });
        return legible.toString();
    }

    /** Embeddings, overrides and isolates: a figure behind one can read backwards. Letters that are written from right to left turn only themselves. */
    private static boolean turns(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isNoXml(int c) {
        boolean isControl = c < ' ' && c != '\t' && c != '\n' && c != '\r';
        return isControl || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) || c == 0xFFFE || c == 0xFFFF;
    }
}

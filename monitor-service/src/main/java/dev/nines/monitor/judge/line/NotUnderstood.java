package dev.nines.monitor.judge.line;

import java.io.Serial;

/**
 * A line that says something nobody can mean. Its message is for a person and quotes no more of the line than one short
 * value: a log may hold prompts. Without a stack trace, as a bad log may hold millions of them.
 */
public final class NotUnderstood extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_SHOWN_CHARS = 40;

    public NotUnderstood(String reason) {
        super(reason, null, false, false);
    }

    static NotUnderstood of(Field field, String value, String remedy) {
        var cut = value.length() <= LONGEST_SHOWN_CHARS ? value : value.substring(0, LONGEST_SHOWN_CHARS - 3) + "...";
        return new NotUnderstood(field.word() + " \"" + printable(cut) + "\" " + remedy);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}

package dev.nines.monitor.seal.verify;

import java.util.ArrayList;
import java.util.List;

/** What is wrong, and what a reader should know besides. Of a file in which everything is wrong the first hundreds are enough. */
final class Findings {
    private static final int MOST = 500;
    private static final int WIDEST = 300;

    private final List<Finding> problems = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();
    private long more;

    /** @param where a file, with a line where there is one */
    record Finding(String where, String what) {
        String text() {
            return where.isEmpty() ? what : where + ": " + what;
        }
    }

    void problem(String where, String what) {
        if (problems.size() < MOST) problems.add(finding(where, what));
        else more++;
    }

    /** Once, however often it is met. */
    void note(String where, String what) {
        var note = finding(where, what);
        if (notes.size() < MOST && !notes.contains(note)) notes.add(note);
    }

    /** Something is wrong with that file already. */
    boolean names(String where) {
        return problems.stream().anyMatch(f -> f.where().equals(where));
    }

    /** Whether there is any use in looking on within one file. */
    boolean isFull() {
        return problems.size() >= MOST;
    }

    List<Finding> problems() {
        if (more == 0) return List.copyOf(problems);
        var all = new ArrayList<>(problems);
        all.add(new Finding("", "and " + more + " more"));
        return List.copyOf(all);
    }

    List<Finding> notes() {
        return List.copyOf(notes);
    }

    /** Names and cells come from whoever made the file: one line each, and nothing that a terminal would obey. */
    private static Finding finding(String where, String what) {
        return new Finding(plain(where), plain(what));
    }

    static String plain(String text) {
        var plain = new StringBuilder();
        text.codePoints().limit(WIDEST).forEach(c -> plain.appendCodePoint(isShown(c) ? c : 0xFFFD));
        return plain.toString();
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true; // types are an open set
        };
    }
}

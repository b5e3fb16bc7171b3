package dev.nines.sla.seal;

import java.util.ArrayList;
import java.util.List;

/** One record of RFC 4180 that is one line: whatever would break the line stands as U+FFFD. */
public final class CsvLine {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int PLAIN_LENGTH = 64;

    private final StringBuilder line = new StringBuilder(PLAIN_LENGTH);
    private boolean begun;

    /** One more cell; nothing between two commas is a cell that nothing is known of. */
    public CsvLine cell(String text) {
        next();
        if (!isPlain(text)) quote(text);
        else line.append(text);
        return this;
    }

    public CsvLine cell(long number) {
        next();
        line.append(number);
        return this;
    }

    public CsvLine nothing() {
        next();
        return this;
    }

    /** Forgets the cells, to begin the next line in the same room. */
    public CsvLine clear() {
        line.setLength(0);
        begun = false;
        return this;
    }

    /** The line without its end. */
    @Override
    public String toString() {
        return line.toString();
    }

    /**
     * The cells of a line.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        int at = 0;
        while (true) {
            var cell = new StringBuilder();
            at = at < line.length() && line.charAt(at) == '"' ? quoted(line, at + 1, cell) : plain(line, at, cell);
            cells.add(cell.toString());
            if (at == line.length()) return List.copyOf(cells);
            if (line.charAt(at) != ',') throw new IllegalArgumentException("after a quoted cell comes a comma, at " + (at + 1));
            at++;
        }
    }

    private static int plain(String line, int from, StringBuilder cell) {
        int comma = line.indexOf(',', from);
        int to = comma < 0 ? line.length() : comma;
        if (line.substring(from, to).contains("\"")) throw new IllegalArgumentException("a quote within a cell that is not quoted");
        cell.append(line, from, to);
        return to;
    }

    private static int quoted(String line, int from, StringBuilder cell) {
        int at = from;
        while (true) {
            int quote = line.indexOf('"', at);
            if (quote < 0) throw new IllegalArgumentException("a quoted cell that never ends");
            cell.append(line, at, quote);
            if (quote + 1 == line.length() || line.charAt(quote + 1) != '"') return quote + 1;
            cell.append('"');
            at = quote + 2;
        }
    }

    private void next() {
        if (begun) line.append(',');
        begun = true;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || breaksLines(c)) return false;
        }
        return true;
    }

    private static boolean breaksLines(char c) {
        return c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
    }

    private void quote(String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') line.append('"');
            line.append(breaksLines(c) ? REPLACEMENT : c);
        }
        line.append('"');
    }
}

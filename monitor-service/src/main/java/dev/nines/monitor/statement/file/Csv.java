package dev.nines.monitor.statement.file;

import dev.nines.monitor.statement.Legible;
import dev.nines.sla.seal.CsvLine;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * RFC 4180 for eyes and spreadsheets: each record is one line, and no cell is a formula. A text that a spreadsheet would run stands behind
 * an apostrophe, which it shows as text; numbers with a sign are numbers.
 */
public final class Csv {
    /** Some spreadsheets take the wide forms of East Asian keyboards for the same signs. */
    private static final Pattern FORMULA = Pattern.compile("^[\\s\\p{Z}\\p{Cf}]*[=+@\uFF1D\uFF0B\uFF20\uFF0D-].*|^[\\t\\r].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern BREAK = Pattern.compile("\\R");

    private Csv() {}

    public static String table(List<List<String>> records) {
        return records.stream().map(Csv::line).collect(Collectors.joining());
    }

    /** With its end. */
    public static String line(List<String> cells) {
        var line = new CsvLine();
        for (var cell : cells) line.cell(harmless(cell));
        return line + "\r\n";
    }

    private static String harmless(String cell) {
        var text = BREAK.matcher(Legible.of(cell)).replaceAll(" ");
        boolean runs = FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches();
        return runs ? "'" + text : text;
    }
}

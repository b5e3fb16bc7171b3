package dev.nines.monitor.statement.file;

import dev.nines.sla.seal.RowFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Lines of {@link RowFormat} under their header, each as it was sealed, byte for byte: a text that looks like a formula stays one here,
 * for who changes a row changes its root. {@code failures.csv} is such a file.
 */
public final class SealedRows {
    private final OutputStream out;
    private long rows;

    private SealedRows(OutputStream out) {
        this.out = out;
    }

    /**
     * @param rows gives each line, without its end, to whom it is handed
     * @return how many lines there were, without the header
     */
    public static long write(OutputStream out, Consumer<Consumer<String>> rows) throws IOException {
        var writer = new SealedRows(out);
        writer.end(RowFormat.HEADER);
        try {
            rows.accept(writer::row);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return writer.rows;
    }

    private void row(String line) {
        try {
            end(line);
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}

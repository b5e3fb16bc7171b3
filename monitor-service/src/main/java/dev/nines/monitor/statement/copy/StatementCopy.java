package dev.nines.monitor.statement.copy;

import dev.nines.monitor.statement.revise.Packing.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/**
 * A file of a statement, ready to be written: the same bytes whoever asks.
 *
 * @param name within the statement: {@code statement.pdf}
 */
public record StatementCopy(String name, Content content) {
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9_-]+");

    /** By the ending of its name. */
    public static String mediaType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "json" -> "application/json";
            case "html" -> "text/html";
            case "csv" -> "text/csv";
            case "pdf" -> "application/pdf";
            case "zip" -> "application/zip";
            case "pem" -> "application/x-pem-file";
            default -> "text/plain";
        };
    }

    /** All of it, for what is known to be small. */
    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try {
            content.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        return out.toByteArray();
    }

    /** As a file apart from its statement may be called anywhere, whatever the contract and the period are called: {@code pro-2026-10-statement.pdf}. */
    public static String fileName(String contract, String period, String name) {
        return plain(contract) + "-" + plain(period) + "-" + name;
    }

    private static String plain(String text) {
        return NOT_IN_NAMES.matcher(text).replaceAll("_");
    }
}

package dev.nines.monitor.config.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What a file holds, if it is a text of a size that a configuration can have. */
sealed interface Content {
    int LARGEST_FILE_BYTES = 1 << 20;

    record Text(String text) implements Content {}

    /** @param reason to be read after the file's name */
    record Unreadable(String reason) implements Content {}

    static Content of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_FILE_BYTES + 1);
            return bytes.length > LARGEST_FILE_BYTES
                    ? new Unreadable("it is larger than 1 MiB, which no configuration is") : decoded(bytes);
        } catch (IOException e) {
            return new Unreadable(reason(file, e));
        }
    }

    private static Content decoded(byte[] bytes) {
        boolean isUtf16 = bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF;
        if (isUtf16) return new Unreadable("it is UTF-16; save it as UTF-8");
        var text = CharBuffer.allocate(bytes.length);
        var in = ByteBuffer.wrap(bytes);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, text, true);
        text.flip();
        if (!result.isError()) return new Text(text.toString());
        String before = text.toString();
        return new Unreadable("it is not UTF-8 text: line " + (before.chars().filter(c -> c == '\n').count() + 1) + ", column "
                + (before.length() - before.lastIndexOf('\n')) + " holds the byte 0x%02X".formatted(in.get() & 0xFF));
    }

    private static String reason(Path file, IOException e) {
        if (Files.isDirectory(file)) return "it is a folder";
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "we are not allowed to";
            default -> String.valueOf(e.getMessage()); // the platform's exceptions are an open set
        };
    }
}

package dev.nines.monitor.seal.verify;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/** Why a file cannot be read, in our words. */
final class Reasons {
    private Reasons() {}

    static String of(IOException e) {
        return switch (e) {
            case EOFException _ -> "cannot be unpacked: it is cut off";
            case ZipException z -> "cannot be unpacked: " + z.getMessage();
            default -> e.getMessage() == null ? "cannot be read: " + e.getClass().getSimpleName() : e.getMessage(); // an open set
        };
    }
}

package dev.nines.db.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;

/** The names in a folder, which a disk forgets at a power cut unless it is told not to: a forced file is not yet a forced name. */
final class Names {
    private Names() {}

    /** Once this returns, what was created and renamed in the folder stays so. */
    static void force(Path directory) throws IOException {
        try (var open = FileChannel.open(directory, StandardOpenOption.READ)) {
            open.force(true);
        }
    }

    /** Makes a folder, and those above it that are missing, for good. */
    static void create(Path directory) throws IOException {
        var missing = new ArrayDeque<Path>();
        for (var each = directory.toAbsolutePath(); each != null && !Files.exists(each); each = each.getParent()) {
            missing.push(each);
        }
        Files.createDirectories(directory);
        for (var each : missing) {
            var parent = each.getParent();
            if (parent != null) force(parent);
        }
    }
}

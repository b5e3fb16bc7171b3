package dev.nines.monitor.start;

import dev.nines.monitor.cost.DiskText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the disk of a folder has room for. */
final class Room {
    private Room() {}

    /** A sentence where there is less than that; empty where there is enough, or the disk will not say. */
    static Optional<String> shortage(Path folder, long bytes) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            return free >= bytes ? Optional.empty() : Optional.of("  WARNING the disk of " + folder + " has " + DiskText.size(free)
                    + " free, and 30 days of what is asked take " + DiskText.size(bytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

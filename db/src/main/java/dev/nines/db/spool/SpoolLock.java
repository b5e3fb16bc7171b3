package dev.nines.db.spool;

import dev.nines.probe.StoreUnavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One process for a directory. The operating system lets go of it when the process ends, however it ends. */
final class SpoolLock implements AutoCloseable {
    private final FileChannel channel;

    private SpoolLock(FileChannel channel) {
        this.channel = channel;
    }

    static SpoolLock take(Path directory) {
        try {
            Names.create(directory);
            var channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel)) return new SpoolLock(channel);
            channel.close();
            throw new IOException(directory + " is in use by another process");
        } catch (IOException e) {
            throw new StoreUnavailable("open spool " + directory, e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false; // another spool of this very process has it
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

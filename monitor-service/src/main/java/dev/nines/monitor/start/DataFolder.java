package dev.nines.monitor.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The folder that one process at a time keeps everything in. The lock ends with the process, however it ends. */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "nines.lock";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the folder if need be and takes it.
     *
     * @throws CannotStart where another process has it, or it cannot be written
     */
    public static DataFolder take(Path path) {
        return ifFree(path).orElseThrow(() -> new CannotStart("the data folder " + path + " is in use by process " + holder(path)
                + "; stop that one, or name another folder with --data"));
    }

    /** A process works in it now. */
    public static boolean isInUse(Path path) {
        if (!Files.exists(path.resolve(LOCK))) return false;
        try (var channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return tryLock(channel) == null;
        } catch (IOException e) {
            return false; // who cannot even open it learns why when he takes it
        }
    }

    /** As {@link #take}; empty where another process has it. */
    static Optional<DataFolder> ifFree(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                ownerOnly(path); // the server inside trusts whoever reaches it, and secrets are kept here
            }
            var channel = FileChannel.open(path.resolve(LOCK),
                    StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            String pid = String.valueOf(ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            return Optional.of(new DataFolder(path, channel));
        } catch (IOException e) {
            throw new CannotStart("cannot write to the data folder " + path + " (" + reason(e)
                    + "); name another with --data", e);
        }
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /**
     * Makes the folder one of this kind, for good: simulated and measured observations never lie in one database.
     *
     * @throws CannotStart where it is of the other kind
     */
    void keepFor(Watched watched) {
        String wanted = kind(watched);
        String kept = kept("kind", () -> wanted);
        if (kept.equals(wanted)) return;
        throw new CannotStart("the data folder " + path + " holds " + kept + " data, and this would add " + wanted
                + " data; name another folder with --data");
    }

    private static String kind(Watched watched) {
        return switch (watched) {
            case Watched.Demo _ -> "simulated";
            case Watched.Configured _ -> "measured";
        };
    }

    /** The text kept under this name; what {@code fresh} makes, where there is none yet. Only the owner may read it. */
    public String kept(String name, Supplier<String> fresh) {
        Path file = path.resolve(name);
        try {
            if (Files.exists(file)) return Files.readString(file).strip();
            Path half = path.resolve(name + ".new"); // whole or not at all: a process may be killed at any line
            Files.writeString(half, "");
            ownerOnly(half);
            String made = fresh.get();
            Files.writeString(half, made, StandardOpenOption.SYNC);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            return made;
        } catch (IOException e) {
            throw new CannotStart("cannot keep " + file + " (" + reason(e) + ")", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the data folder " + path, e);
        }
    }

    static void ownerOnly(Path file) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file,
                    PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this very process has it
        }
    }

    private static String holder(Path path) {
        try {
            String pid = Files.readString(path.resolve(LOCK)).strip();
            return pid.isEmpty() ? "that is just starting" : pid;
        } catch (IOException e) {
            return "of another user";
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }
}

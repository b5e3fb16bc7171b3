package dev.nines.monitor.judge.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where the bytes of a log are. */
public sealed interface LogSource {
    /** As a person named it. */
    String name();

    InputStream open() throws IOException;

    /** The size in bytes, or 0 where nobody knows. */
    long size();

    /** Whether it can be read more than once. */
    boolean isRepeatable();

    record File(Path path) implements LogSource {
        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public InputStream open() throws IOException {
            if (Files.isDirectory(path)) throw new LogUnreadable(path + " is a folder; name the files in it");
            try {
                return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
            } catch (NoSuchFileException e) {
                throw new LogUnreadable("there is no file " + path, e);
            } catch (AccessDeniedException e) {
                throw new LogUnreadable("we are not allowed to read " + path, e);
            }
        }

        @Override
        public long size() {
            try {
                return Files.isRegularFile(path) ? Files.size(path) : 0;
            } catch (IOException e) {
                return 0; // it will be told when the file is opened
            }
        }

        @Override
        public boolean isRepeatable() {
            return Files.isRegularFile(path);
        }
    }

    /** What is piped into us. */
    record Piped(InputStream in) implements LogSource {
        @Override
        public String name() {
            return "stdin";
        }

        @Override
        public InputStream open() {
            return in;
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }
    }
}

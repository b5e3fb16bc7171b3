package dev.nines.db.spool.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The disk of the machine for whoever uses {@link #folder}, with the {@link Weather} of a bad day above it. */
public final class FaultyDisk extends FileSystemProvider {
    private final Weather weather;
    private final Path folder;

    public FaultyDisk(Path real, Weather weather) {
        this.weather = weather;
        this.folder = FaultyPath.of(real, this);
    }

    public Path folder() {
        return folder;
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        var real = FaultyPath.real(path);
        weather.step();
        boolean isNew = !Files.exists(real);
        var channel = FileChannel.open(real, options, attributes);
        if (isNew) weather.created(real.getFileName().toString());
        return new FaultyChannel(channel, weather.over(real));
    }

    @Override
    public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        weather.step();
        return Files.newByteChannel(FaultyPath.real(path), options, attributes);
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // closed by whoever closes what is returned
    public DirectoryStream<Path> newDirectoryStream(Path dir, DirectoryStream.Filter<? super Path> filter) throws IOException {
        weather.step();
        var real = Files.newDirectoryStream(FaultyPath.real(dir));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return StreamSupport.stream(real.spliterator(), false).map(p -> FaultyPath.of(p, FaultyDisk.this)).iterator();
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }

    @Override
    public void createDirectory(Path dir, FileAttribute<?>... attributes) throws IOException {
        Files.createDirectory(FaultyPath.real(dir), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        var real = FaultyPath.real(path);
        weather.step();
        Files.delete(real);
        weather.deleted(real.getFileName().toString());
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        var from = FaultyPath.real(source);
        var to = FaultyPath.real(target);
        weather.step();
        Files.move(from, to, options);
        weather.moved(from.getFileName().toString(), to.getFileName().toString());
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options) throws IOException {
        return Files.readAttributes(FaultyPath.real(path), type, options);
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        var real = FaultyPath.real(path);
        real.getFileSystem().provider().checkAccess(real, modes);
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    @Override
    public boolean isHidden(Path path) {
        return false;
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return Files.isSameFile(FaultyPath.real(path), FaultyPath.real(other));
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileStore getFileStore(Path path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException();
    }
}

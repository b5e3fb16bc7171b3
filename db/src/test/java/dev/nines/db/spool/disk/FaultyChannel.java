package dev.nines.db.spool.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** An open file, of which each write and each force may fail. */
final class FaultyChannel extends FileChannel {
    private final FileChannel real;
    private final Faults faults;

    interface Faults {
        /** @return how many bytes of a write come through before it fails; all of them where it does not */
        int written(int bytes);

        void step() throws IOException;

        void force() throws IOException;
    }

    FaultyChannel(FileChannel real, Faults faults) {
        this.real = real;
        this.faults = faults;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        int some = faults.written(source.remaining());
        if (some == source.remaining()) return real.write(source, position);
        real.write(source.slice(source.position(), some), position);
        throw new IOException("No space left on device");
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int written = write(source, real.position());
        real.position(real.position() + written);
        return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        faults.force();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        faults.step();
        real.truncate(size);
        return this;
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return real.read(target);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return real.read(target, position);
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        real.position(newPosition);
        return this;
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}

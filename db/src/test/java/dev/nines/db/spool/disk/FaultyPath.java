package dev.nines.db.spool.disk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A path like any other, whose files are those of another provider. */
record FaultyPath(Path real, FileSystem system) implements InvocationHandler {
    static Path of(Path real, FileSystemProvider provider) {
        return of(real, new Beneath(provider));
    }

    private static Path of(Path real, FileSystem system) {
        return (Path) Proxy.newProxyInstance(Path.class.getClassLoader(), new Class<?>[] {Path.class}, new FaultyPath(real, system));
    }

    static Path real(Path path) {
        return (Path) real((Object) path);
    }

    private static Object real(Object any) {
        return Proxy.isProxyClass(any.getClass()) && Proxy.getInvocationHandler(any) instanceof FaultyPath p ? p.real : any;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("getFileSystem")) return system;
        var real = arguments == null ? new Object[0] : arguments.clone();
        for (int i = 0; i < real.length; i++) real[i] = real(real[i]);
        try {
            Object result = method.invoke(this.real, real);
            return result instanceof Path p ? of(p, system) : result;
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    /** Only knows its provider: that is all that {@code Files} asks of it. */
    private static final class Beneath extends FileSystem {
        private final FileSystemProvider provider;

        Beneath(FileSystemProvider provider) {
            this.provider = provider;
        }

        @Override
        public FileSystemProvider provider() {
            return provider;
        }

        @Override
        public void close() {}

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public String getSeparator() {
            return "/";
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path getPath(String first, String... more) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            throw new UnsupportedOperationException();
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            throw new UnsupportedOperationException();
        }

        @Override
        public WatchService newWatchService() {
            throw new UnsupportedOperationException();
        }
    }
}

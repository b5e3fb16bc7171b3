package dev.nines.monitor.seal.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A statement's JSON, and what lies beside it: under its own name, or as files that were saved together are called, with what stands before
 * {@code statement.json} before each: {@code pro-2026-10-roots.csv}.
 */
final class FolderEvidence implements Evidence {
    private final Path statement;
    private final Path seal;
    private final Path folder;
    private final String before;
    private final List<String> rows;

    /**
     * @param seal where somebody said which; else it is beside, as {@code seal.json}, with what stands before {@code statement.json} before it, or by
     * the statement's own name: {@code x.seal.json} of {@code x.json}
     */
    FolderEvidence(Path statement, Optional<Path> seal) throws IOException {
        var name = String.valueOf(statement.getFileName());
        this.statement = statement;
        this.folder = Optional.ofNullable(statement.toAbsolutePath().getParent()).orElse(statement.toAbsolutePath());
        this.before = name.endsWith(STATEMENT) ? name.substring(0, name.length() - STATEMENT.length()) : "";
        this.seal = seal.orElseGet(() -> beside(name.replaceFirst("\\.json$", "") + "." + SEAL));
        this.rows = rows(folder);
    }

    private Path beside(String own) {
        return Files.isRegularFile(folder.resolve(own)) ? folder.resolve(own) : saved(SEAL);
    }

    private Path saved(String name) {
        return Files.isRegularFile(folder.resolve(before + name)) ? folder.resolve(before + name) : folder.resolve(name);
    }

    private static List<String> rows(Path folder) throws IOException {
        var inside = folder.resolve(ROWS_FOLDER);
        if (!Files.isDirectory(inside)) return List.of();
        try (var files = Files.list(inside)) {
            return files.filter(Files::isRegularFile).map(f -> ROWS_FOLDER + f.getFileName()).filter(Evidence::isRows).sorted().toList();
        }
    }

    @Override
    public List<String> names() {
        return rows;
    }

    @Override
    public boolean has(String name) {
        return Files.isRegularFile(path(name));
    }

    @Override
    public InputStream open(String name) throws IOException {
        if (!has(name)) throw new IOException("is not here");
        return Files.newInputStream(path(name));
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    public void close() {}

    private Path path(String name) {
        return switch (name) {
            case STATEMENT -> statement;
            case SEAL -> seal;
            default -> saved(name);
        };
    }
}

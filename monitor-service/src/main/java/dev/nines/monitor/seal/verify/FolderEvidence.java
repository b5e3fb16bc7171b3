package dev.nines.monitor.seal.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A statement's JSON, and what lies beside it. */
final class FolderEvidence implements Evidence {
    private final Path statement;
    private final Path seal;
    private final Path folder;
    private final List<String> rows;

    /** @param seal where somebody said which; else it is beside, as {@code seal.json} or by the statement's own name: {@code x.seal.json} of {@code x.json} */
    FolderEvidence(Path statement, Optional<Path> seal) throws IOException {
        this.statement = statement;
        this.folder = Optional.ofNullable(statement.toAbsolutePath().getParent()).orElse(statement.toAbsolutePath());
        this.seal = seal.orElseGet(() -> beside(statement));
        this.rows = rows(folder);
    }

    private Path beside(Path statement) {
        var own = folder.resolve(String.valueOf(statement.getFileName()).replaceFirst("\\.json$", "") + "." + SEAL);
        return Files.isRegularFile(own) ? own : folder.resolve(SEAL);
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
            default -> folder.resolve(name);
        };
    }
}

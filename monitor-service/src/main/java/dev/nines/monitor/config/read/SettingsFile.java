package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Document;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** Reads {@code nines.yaml}. */
public final class SettingsFile {
    private SettingsFile() {}

    /** @param environment where {@code ${NAME}} is looked up */
    public static Loaded load(Path file, Map<String, String> environment) {
        try {
            return read(file.toString(), Files.readString(file), environment);
        } catch (IOException e) {
            return new Loaded.Invalid("cannot read the configuration " + file + ": " + reason(file, e));
        }
    }

    static Loaded read(String source, String text, Map<String, String> environment) {
        var document = new Document(source);
        return read(document, text, environment);
    }

    static Loaded read(Document document, String text, Map<String, String> environment) {
        var reader = new SettingsReader(new Secrets(environment));
        var settings = document.root(text).map(reader::settings);
        if (settings.isEmpty() || document.problems().count() > 0) return new Loaded.Invalid(document.report());
        return new Loaded.Valid(settings.get().value());
    }

    private static String reason(Path file, IOException e) {
        if (Files.isDirectory(file)) return "it is a folder";
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "we are not allowed to";
            case CharacterCodingException _ -> "it is not UTF-8 text";
            default -> String.valueOf(e.getMessage()); // the platform's exceptions are an open set
        };
    }
}

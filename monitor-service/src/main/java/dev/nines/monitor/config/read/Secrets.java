package dev.nines.monitor.config.read;

import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Literal;
import dev.nines.monitor.config.yaml.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/** Looks up {@code ${NAME}} and {@code ${file:/path}}. What is found is never part of a problem's text. */
final class Secrets {
    private static final Pattern REFERENCE = Kind.SECRET.pattern();
    private static final Pattern ONE_VISIBLE_LINE = Pattern.compile("[\\x21-\\x7e]{1,4096}");
    private static final int LARGEST_FILE = 65_536;
    private static final String HIDDEN = "(hidden)";

    private final Map<String, String> environment;

    Secrets(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** A value that must be a reference. */
    Parsed<Secret> reference(Entry entry, Literal<Secret> literal) {
        return entry.text().map(text -> {
            if (isReference(text)) return resolve(entry, text, literal);
            entry.problemShowing(HIDDEN, "must name an environment variable or a file: ${NAME} or ${file:/path}");
            return Parsed.<Secret>reported();
        }).orElseGet(Parsed::reported);
    }

    /** A value that may be a reference. */
    Parsed<Secret> referenceOrText(Entry entry, Literal<Secret> literal) {
        return entry.text()
                .map(text -> isReference(text) ? resolve(entry, text, literal) : check(entry, text, literal))
                .orElseGet(Parsed::reported);
    }

    static Parsed<Secret> apiKey(String text) {
        return ONE_VISIBLE_LINE.matcher(text).matches() ? Parsed.ok(new Secret(text))
                : Parsed.wrong("must be one line of visible ASCII characters without a space");
    }

    /** Standard Webhooks: {@code whsec_} and the base64 of 24 to 64 bytes. */
    static Parsed<Secret> signing(String text) {
        String rule = "must be whsec_ and the base64 of 24 to 64 random bytes: echo whsec_$(openssl rand -base64 32)";
        if (!text.startsWith("whsec_")) return Parsed.wrong(rule);
        try {
            int bytes = Base64.getDecoder().decode(text.substring("whsec_".length())).length;
            return bytes < 24 || bytes > 64 ? Parsed.wrong(rule) : Parsed.ok(new Secret(text));
        } catch (IllegalArgumentException e) {
            return Parsed.wrong(rule);
        }
    }

    private static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    private Parsed<Secret> resolve(Entry entry, String text, Literal<Secret> literal) {
        Parsed<String> found = lookUp(text);
        if (found instanceof Parsed.Wrong<String>(String remedy)) entry.problemShowing(text, remedy);
        return found.then(value -> check(entry, value, literal));
    }

    private Parsed<String> lookUp(String reference) {
        var m = REFERENCE.matcher(reference);
        if (!m.matches()) return Parsed.wrong("is no reference");
        String file = m.group(1);
        if (file != null) return content(file);
        String value = environment.get(m.group(2));
        if (value == null) return Parsed.wrong("names an environment variable that is not set");
        return value.isBlank() ? Parsed.wrong("names an environment variable that is empty") : Parsed.ok(value.strip());
    }

    private static Parsed<String> content(String file) {
        try {
            Path path = Path.of(file);
            if (!path.isAbsolute()) return Parsed.wrong("must name the file by its absolute path");
            if (!Files.isRegularFile(path)) return Parsed.wrong("names a file that does not exist");
            if (Files.size(path) > LARGEST_FILE) return Parsed.wrong("names a file that is too large for a secret");
            String text = Files.readString(path).strip();
            return text.isEmpty() ? Parsed.wrong("names a file that is empty") : Parsed.ok(text);
        } catch (IOException | InvalidPathException e) {
            return Parsed.wrong("names a file that cannot be read");
        }
    }

    private static Parsed<Secret> check(Entry entry, String value, Literal<Secret> literal) {
        Parsed<Secret> checked = literal.read(value);
        if (checked instanceof Parsed.Wrong<Secret>(String remedy)) entry.problemShowing(HIDDEN, remedy);
        return checked;
    }
}

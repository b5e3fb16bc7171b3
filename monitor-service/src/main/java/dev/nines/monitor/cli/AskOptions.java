package dev.nines.monitor.cli;

import dev.nines.monitor.config.read.Urls;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.probe.openai.ApiKey;
import dev.nines.probe.openai.Ask;
import dev.nines.probe.openai.Endpoint;
import dev.nines.probe.openai.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whom to ask. */
final class AskOptions {
    private static final String KEY = "NINES_API_KEY";

    /** A list is no model's, but its run needs a name. */
    private static final String NO_MODEL = "list";

    @Option(names = "--base-url", paramLabel = "URL", description = "https://host/v1 (NINES_BASE_URL)")
    private @Nullable String baseUrl;

    @Option(names = "--model", paramLabel = "ID", description = "as the endpoint knows it; may be given several times")
    private List<String> models = List.of();

    @Option(names = "--api-key-env", paramLabel = "NAME", description = "the variable that holds the API key ("
            + KEY + ")")
    private @Nullable String keyVariable;

    @Option(names = "--api-key", hidden = true, description = "refused")
    private @Nullable String refusedKey;

    @Option(names = "--ca", paramLabel = "FILE",
            description = "PEM; certificates of authorities to trust besides those that Java trusts")
    private @Nullable Path authorities;

    @Mixin
    private final QuestionOptions question = new QuestionOptions();

    AskPlan plan(Map<String, String> environment, CommandLine command) {
        if (refusedKey != null) {
            throw new ParameterException(command, "a key on the command line can be read by every user of this machine;"
                    + " put it into " + KEY + ", or into a variable that --api-key-env names");
        }
        var ask = question.ask(command);
        var named = named(ask, command);
        var endpoint = new Endpoint(url(environment, command), key(environment, command), trust(command));
        return new AskPlan(endpoint, named, ask, question.conduct(command));
    }

    private List<String> named(Ask ask, CommandLine command) {
        if (ask instanceof Ask.Models) {
            if (models.isEmpty()) return List.of(NO_MODEL);
            throw new ParameterException(command, "--model has no meaning beside --kind models, which asks no model");
        }
        if (models.isEmpty()) throw new ParameterException(command, "--model ID is missing: which model is asked?");
        for (var model : models) Options.read("--model", model, Literals::text, command);
        return List.copyOf(new LinkedHashSet<>(models));
    }

    private URI url(Map<String, String> environment, CommandLine command) {
        String text = baseUrl == null ? environment.getOrDefault("NINES_BASE_URL", "").strip() : baseUrl;
        if (text.isEmpty()) {
            throw new ParameterException(command, "--base-url URL is missing: where is the endpoint? https://host/v1");
        }
        String shown = text.contains("@") ? "(hidden)" : text; // what stands before an @ may be a password
        return Options.read("--base-url", shown, _ -> Urls.base(text), command);
    }

    private ApiKey key(Map<String, String> environment, CommandLine command) {
        String name = keyVariable == null ? KEY : keyVariable;
        String value = environment.getOrDefault(name, "").strip();
        if (keyVariable != null && value.isEmpty()) {
            throw new ParameterException(command, "--api-key-env \"" + name + "\" names a variable that is not set");
        }
        try {
            return value.isEmpty() ? ApiKey.NONE : ApiKey.of(value);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, "the value of " + name + " is no key: " + e.getMessage(), e);
        }
    }

    private Trust trust(CommandLine command) {
        if (authorities == null) return Trust.SYSTEM;
        try {
            return Trust.systemAnd(Files.readAllBytes(authorities));
        } catch (IOException e) {
            throw new ParameterException(command, "--ca \"" + authorities + "\" cannot be read", e);
        } catch (CertificateException e) {
            throw new ParameterException(command, "--ca \"" + authorities + "\" holds no certificate in PEM", e);
        }
    }
}

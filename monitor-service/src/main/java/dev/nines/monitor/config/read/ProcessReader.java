package dev.nines.monitor.config.read;

import dev.nines.monitor.config.ProcessSettings;
import dev.nines.monitor.config.ProcessSettings.Embedded;
import dev.nines.monitor.config.ProcessSettings.External;
import dev.nines.monitor.config.ProcessSettings.Host;
import dev.nines.monitor.config.ProcessSettings.Listening;
import dev.nines.monitor.config.ProcessSettings.Store;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.probe.openai.Proxies;
import dev.nines.probe.openai.Proxy;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code NINES_HOST}, {@code NINES_PORT}, {@code NINES_DATA}, {@code NINES_DB_*} and the proxies. */
public final class ProcessReader {
    private static final int USUAL_PORT = 8080;
    private static final int USUAL_CONNECTIONS = 10;
    private static final int FOLDERS_OWN = 0;

    private ProcessReader() {}

    /** What became of the variables. */
    public sealed interface Read {
        record Valid(ProcessSettings settings) implements Read {}

        record Invalid(String report) implements Read {}
    }

    /** @param environment the command line's options, by the names of their variables, laid over the environment */
    public static Read load(Map<String, String> environment) {
        var variables = new Variables(environment);
        var host = variables.<Host>read("NINES_HOST",
                text -> AccessReader.address(text).map(Host.At::new), new Host.AsConfigured());
        var port = variables.read("NINES_PORT", Literals.count(0, 65_535), USUAL_PORT);
        var data = variables.read("NINES_DATA", ProcessReader::folder, Path.of("data"));
        Supplier<Store> store = variables.has("NINES_DB_URL") ? external(variables) : embedded(variables);
        for (String name : Proxies.VARIABLES) {
            var _ = variables.secret(name, ProcessReader::proxy, Proxy.NONE);
        }
        if (!variables.isClean()) return new Read.Invalid(variables.report());
        return new Read.Valid(new ProcessSettings(new Listening(host.value(), port.value()), data.value().toAbsolutePath().normalize(), store.get(),
                Proxies.of(environment)));
    }

    /** Read now, so that every problem is told; to be built only if there was none. */
    private static Supplier<Store> external(Variables variables) {
        var url = variables.secret("NINES_DB_URL", DatabaseUrl::read, DatabaseUrl.NONE);
        var user = variables.read("NINES_DB_USER", Literals::text, "");
        var password = variables.secret("NINES_DB_PASSWORD", text -> Parsed.ok(new Secret(text)), Secret.NONE);
        var connections = variables.read("NINES_DB_CONNECTIONS", Literals.count(3, 1_000), USUAL_CONNECTIONS);
        variables.read("NINES_DB_PORT", _ -> Parsed.wrong("must not be given beside NINES_DB_URL, which has a port of its own"), 0);
        return () -> new External(url.value().jdbcUrl(), user.value().isEmpty() ? url.value().user() : user.value(),
                password.value().isPresent() ? password.value() : url.value().password(), connections.value());
    }

    private static Supplier<Store> embedded(Variables variables) {
        var port = variables.read("NINES_DB_PORT", Literals.count(1, 65_535), FOLDERS_OWN);
        for (String name : List.of("NINES_DB_USER", "NINES_DB_PASSWORD", "NINES_DB_CONNECTIONS")) {
            variables.secret(name, _ -> Parsed.wrong("must be given beside NINES_DB_URL only"), "");
        }
        return () -> new Embedded(port.value());
    }

    private static Parsed<Proxy> proxy(String text) {
        try {
            return Parsed.ok(Proxy.parse(text));
        } catch (IllegalArgumentException e) {
            return Parsed.wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Parsed<Path> folder(String text) {
        try {
            return Parsed.ok(Path.of(text));
        } catch (InvalidPathException e) {
            return Parsed.wrong("is no path");
        }
    }
}

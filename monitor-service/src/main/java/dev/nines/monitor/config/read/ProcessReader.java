package dev.nines.monitor.config.read;

import dev.nines.monitor.config.ProcessSettings;
import dev.nines.monitor.config.ProcessSettings.Embedded;
import dev.nines.monitor.config.ProcessSettings.External;
import dev.nines.monitor.config.ProcessSettings.Store;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.probe.openai.Proxies;
import dev.nines.probe.openai.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** {@code NINES_PORT}, {@code NINES_DATA}, {@code NINES_DB_URL} and the proxies. */
public final class ProcessReader {
    private static final int USUAL_PORT = 8080;
    private static final String JDBC = "jdbc:postgresql:";
    private static final External NO_URL = new External("", "", Secret.NONE);

    private ProcessReader() {}

    /** What became of the variables. */
    public sealed interface Read {
        record Valid(ProcessSettings settings) implements Read {}

        record Invalid(String report) implements Read {}
    }

    /** @param environment the command line's options, by the names of their variables, laid over the environment */
    public static Read load(Map<String, String> environment) {
        var variables = new Variables(environment);
        var port = variables.read("NINES_PORT", Literals.count(0, 65_535), USUAL_PORT);
        var data = variables.read("NINES_DATA", ProcessReader::folder, Path.of("data"));
        var url = variables.secret("NINES_DB_URL", ProcessReader::url, NO_URL);
        var user = variables.read("NINES_DB_USER", Literals::text, "");
        var password = variables.secret("NINES_DB_PASSWORD", text -> Parsed.ok(new Secret(text)), Secret.NONE);
        for (String name : Proxies.VARIABLES) {
            var _ = variables.secret(name, ProcessReader::proxy, Proxy.NONE);
        }
        if (!variables.isClean()) return new Read.Invalid(variables.report());
        Store store = variables.has("NINES_DB_URL")
                ? external(url.value(), user.value(), password.value()) : new Embedded();
        return new Read.Valid(new ProcessSettings(port.value(), data.value().toAbsolutePath().normalize(), store,
                Proxies.of(environment)));
    }

    private static External external(External url, String user, Secret password) {
        return new External(url.jdbcUrl(), user.isEmpty() ? url.user() : user,
                password.isPresent() ? password : url.password());
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

    private static Parsed<External> url(String text) {
        String wrong = "must be jdbc:postgresql://host/db or postgresql://user:password@host/db";
        try {
            var uri = new URI(text.startsWith(JDBC) ? text.substring("jdbc:".length()) : text);
            boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (!postgres || uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
                return Parsed.wrong(wrong);
            }
            return Parsed.ok(external(uri));
        } catch (URISyntaxException e) {
            return Parsed.wrong(wrong);
        }
    }

    private static External external(URI uri) {
        String[] userInfo = uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new External(JDBC + "//" + uri.getHost() + port + uri.getRawPath() + query,
                userInfo.length > 0 ? decoded(userInfo[0]) : "",
                userInfo.length > 1 ? new Secret(decoded(userInfo[1])) : Secret.NONE);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

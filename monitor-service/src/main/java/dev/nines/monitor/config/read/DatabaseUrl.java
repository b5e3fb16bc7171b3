package dev.nines.monitor.config.read;

import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.yaml.Parsed;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a database is and who we are there.
 *
 * @param jdbcUrl as the driver wants it, without user and password
 */
record DatabaseUrl(String jdbcUrl, String user, Secret password) {
    static final DatabaseUrl NONE = new DatabaseUrl("", "", Secret.NONE);

    private static final String WRONG = "must be jdbc:postgresql://host/db or postgresql://user:password@host/db";
    private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?";
    private static final Pattern SHAPE = Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:([^/@?#:]*)(?::([^/@?#]*))?@)?"
            + "(" + HOST + "(?:," + HOST + ")*)/([^/?#]+)(?:\\?([^#]*))?");

    /** What libpq, and hence the URL that a provider hands out, calls otherwise than the driver. */
    private static final Map<String, String> LIBPQ = Map.of(
            "connect_timeout", "connectTimeout", "application_name", "ApplicationName", "channel_binding", "channelBinding",
            "target_session_attrs=read-write", "targetServerType=primary", "target_session_attrs=primary", "targetServerType=primary",
            "sslrootcert=system", "sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");

    /** In the words of libpq or of JDBC; several hosts are tried in their order. */
    static Parsed<DatabaseUrl> read(String text) {
        Matcher url = SHAPE.matcher(text);
        if (!url.matches()) return Parsed.wrong(WRONG);
        var options = options(url.group(5) == null ? "" : url.group(5));
        String user = options.getOrDefault("user", url.group(1) == null ? "" : url.group(1));
        String password = options.getOrDefault("password", url.group(2) == null ? "" : url.group(2));
        options.keySet().removeAll(List.of("user", "password"));
        String query = options.entrySet().stream().map(DatabaseUrl::forDriver).collect(Collectors.joining("&"));
        return Parsed.ok(new DatabaseUrl("jdbc:postgresql://" + url.group(3) + "/" + url.group(4) + (query.isEmpty() ? "" : "?" + query),
                decoded(user), new Secret(decoded(password))));
    }

    private static Map<String, String> options(String query) {
        var options = new LinkedHashMap<String, String>();
        Arrays.stream(query.split("&", -1)).filter(o -> !o.isEmpty()).map(o -> o.split("=", 2))
                .forEach(o -> options.put(o[0], o.length > 1 ? o[1] : ""));
        return options;
    }

    private static String forDriver(Map.Entry<String, String> option) {
        String whole = option.getKey() + "=" + option.getValue();
        if (LIBPQ.containsKey(whole)) return LIBPQ.getOrDefault(whole, whole);
        return LIBPQ.getOrDefault(option.getKey(), option.getKey()) + "=" + option.getValue();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

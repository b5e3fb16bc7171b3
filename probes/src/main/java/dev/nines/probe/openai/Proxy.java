package dev.nines.probe.openai;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Whom a connection goes to first. */
public sealed interface Proxy {
    Proxy NONE = new Direct();
    String RULE = "must be http://host:port or http://user:password@host:port; "
            + "proxies of other kinds are not supported";

    /** Nobody in between. */
    record Direct() implements Proxy {}

    /**
     * An HTTP proxy.
     *
     * @param credentials user and password as Basic authentication writes them
     */
    record Via(String host, int port, ApiKey credentials) implements Proxy {
        /** {@code host:port}, for people. */
        @Override
        public String toString() {
            return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /**
     * As environment variables write it: {@code http://user:password@host:port}, without what is not needed.
     *
     * @throws IllegalArgumentException with what would be right and nothing of what was written: it may hold a password
     */
    static Proxy parse(String text) {
        try {
            var uri = new URI(text.contains("://") ? text : "http://" + text);
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            boolean usable = "http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getPort() != 0
                    && uri.getPort() <= 65_535 && (path.isEmpty() || path.equals("/"));
            if (!usable) throw new IllegalArgumentException(RULE);
            return new Via(Origin.bare(uri.getHost()), uri.getPort() < 0 ? 80 : uri.getPort(),
                    credentials(uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()));
        } catch (URISyntaxException _) {   // its message holds the text
            throw new IllegalArgumentException(RULE);
        }
    }

    private static ApiKey credentials(String userInfo) {
        if (userInfo.isEmpty()) return ApiKey.NONE;
        String decoded = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
        String pair = decoded.indexOf(':') >= 0 ? decoded : decoded + ":";
        return ApiKey.of(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
}

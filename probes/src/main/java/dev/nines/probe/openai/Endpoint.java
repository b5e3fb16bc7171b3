package dev.nines.probe.openai;

import java.net.URI;
import java.util.Locale;

/**
 * Where to ask, and as whom.
 *
 * @param baseUrl as clients of the endpoint are given it, {@code https://host/v1}; a slash at the end does not matter
 * @param trust who vouches for it, where the URL says https
 */
public record Endpoint(URI baseUrl, ApiKey apiKey, Trust trust) {
    public Endpoint {
        String scheme = String.valueOf(baseUrl.getScheme()).toLowerCase(Locale.ROOT);
        boolean http = scheme.equals("http") || scheme.equals("https");
        if (!http || baseUrl.getHost() == null || baseUrl.getRawQuery() != null || baseUrl.getRawUserInfo() != null) {
            throw new IllegalArgumentException("a base URL is http(s)://host[:port][/path]: \"" + baseUrl + "\"");
        }
    }

    /** An endpoint that the authorities of Java vouch for. */
    public Endpoint(URI baseUrl, ApiKey apiKey) {
        this(baseUrl, apiKey, Trust.SYSTEM);
    }

    Origin origin() {
        boolean tls = baseUrl.getScheme().equalsIgnoreCase("https");
        int port = baseUrl.getPort() >= 0 ? baseUrl.getPort() : tls ? 443 : 80;
        return new Origin(Origin.bare(baseUrl.getHost()), port, tls ? Origin.Scheme.TLS : Origin.Scheme.PLAIN, trust);
    }

    /** The path of a resource under the base URL, as it stands in a request line. */
    String path(String resource) {
        String base = baseUrl.getRawPath() == null ? "" : baseUrl.getRawPath();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/" + resource;
    }

    /** The value of the Host header: without a port where it is the scheme's own. */
    String authority() {
        return baseUrl.getPort() < 0 ? baseUrl.getHost() : baseUrl.getHost() + ":" + baseUrl.getPort();
    }
}

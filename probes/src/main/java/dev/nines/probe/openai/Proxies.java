package dev.nines.probe.openai;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which origins are reached through which proxy.
 *
 * @param exceptions hosts to reach directly: {@code *}, {@code host}, {@code .suffix}, each with or without
 *     {@code :port}; a host stands for its subdomains too
 */
public record Proxies(Proxy http, Proxy https, List<String> exceptions) {
    public static final Proxies NONE = new Proxies(Proxy.NONE, Proxy.NONE, List.of());
    /** The variables that name a proxy; the one in small letters wins. */
    public static final List<String> VARIABLES = List.of("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY");

    public Proxies {
        exceptions = exceptions.stream().map(e -> e.strip().toLowerCase(Locale.ROOT)).filter(e -> !e.isEmpty())
                .toList();
    }

    /**
     * What {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY} say, in either case of letters.
     *
     * @throws IllegalArgumentException where one of them is no URL of a proxy
     */
    public static Proxies of(Map<String, String> environment) {
        return new Proxies(proxy("HTTP_PROXY", environment), proxy("HTTPS_PROXY", environment),
                Arrays.asList(either("NO_PROXY", environment).split("[,\\s]+")));
    }

    private static Proxy proxy(String name, Map<String, String> environment) {
        String text = either(name, environment);
        try {
            return text.isEmpty() ? Proxy.NONE : Proxy.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " " + e.getMessage(), e);
        }
    }

    private static String either(String name, Map<String, String> environment) {
        String small = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "").strip();
        return small.isEmpty() ? environment.getOrDefault(name, "").strip() : small;
    }

    /** This machine itself is never reached through a proxy. */
    Proxy forOrigin(Origin origin) {
        if (isLoopback(origin.host()) || exceptions.stream().anyMatch(e -> isExcept(e, origin))) return Proxy.NONE;
        return switch (origin.scheme()) {
            case PLAIN -> http;
            case TLS -> https;
        };
    }

    private static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost")
                || (Names.isAddress(name) && InetAddress.ofLiteral(name).isLoopbackAddress());
    }

    private static boolean isExcept(String exception, Origin origin) {
        if (exception.equals("*")) return true;
        int colon = exception.lastIndexOf(':');
        boolean hasPort = colon > 0 && (exception.indexOf(':') == colon || exception.charAt(colon - 1) == ']');
        if (hasPort && !exception.substring(colon + 1).equals(String.valueOf(origin.port()))) return false;
        String host = origin.host().toLowerCase(Locale.ROOT);
        String meant = Origin.bare(hasPort ? exception.substring(0, colon) : exception).replaceFirst("^\\*?\\.", "");
        return host.equals(meant) || (host.endsWith("." + meant) && !Names.isAddress(host));
    }
}

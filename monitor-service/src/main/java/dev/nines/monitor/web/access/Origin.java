package dev.nines.monitor.web.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

/** Where a request comes from. */
public enum Origin {
    /** A process of this machine, for itself. */
    HERE,
    /** A page of another site, in a browser on this machine: by a name that was made to point here. */
    REBOUND,
    ELSEWHERE;

    /** Whoever passes on a request of another usually says so. One that says it and does not is let in no more easily. */
    private static final List<String> PASSED_ON =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    static Origin of(HttpRequest<?> request) {
        return of(request.getRemoteAddress().getAddress(), request.getHeaders());
    }

    static Origin of(InetAddress peer, HttpHeaders headers) {
        if (!peer.isLoopbackAddress() || PASSED_ON.stream().anyMatch(headers::contains)) return ELSEWHERE;
        return headers.getAll("Host").stream().allMatch(Origin::isThisMachine) ? HERE : REBOUND;
    }

    /** An address cannot be made to point elsewhere, and these names are nobody's to give away. */
    private static boolean isThisMachine(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
        if (name.equals("localhost") || name.endsWith(".localhost")) return true;
        try {
            return InetAddress.ofLiteral(name.replaceAll("^\\[|]$", "")).getAddress().length > 0;
        } catch (IllegalArgumentException _) {
            return false; // a name
        }
    }
}

package dev.nines.monitor.web.access;

import dev.nines.monitor.access.ApiToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a request shows of itself. */
sealed interface Credential {
    /** Nothing, or what is meant for somebody else. */
    record None() implements Credential {}

    record Bearer(ApiToken token) implements Credential {}

    /** As a browser's password: it is sent along with every request, also with those that another site's page causes. */
    record Password(ApiToken token) implements Credential {}

    /** @param why a sentence, with nothing of what was shown */
    record Unreadable(String why) implements Credential {}

    /** @param headers every {@code Authorization} as it came */
    static Credential of(List<String> headers) {
        if (headers.isEmpty()) return new None();
        if (headers.size() > 1) return new Unreadable("more than one Authorization header");
        String header = headers.getFirst().strip();
        int space = header.indexOf(' ');
        String scheme = space < 0 ? header : header.substring(0, space);
        String rest = space < 0 ? "" : header.substring(space + 1).strip();
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "bearer" -> ApiToken.read(rest).<Credential>map(Bearer::new)
                    .orElseGet(() -> new Unreadable("what stands behind Bearer is no token of Nines: nines_ and 49 letters and"
                            + " digits; was it cut off?"));
            case "basic" -> password(rest).flatMap(ApiToken::read).<Credential>map(Password::new).orElseGet(None::new);
            default -> new None(); // schemes are an open set, and none of the others is ours
        };
    }

    private static Optional<String> password(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
            return Optional.of(pair.substring(pair.indexOf(':') + 1));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // no base64
        }
    }
}

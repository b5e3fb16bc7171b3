package dev.nines.monitor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.db.access.KeptToken;
import dev.nines.db.access.KeptToken.Life;
import dev.nines.monitor.access.TokenOffice.Made;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens, without the tokens, for people and machines. */
final class TokenText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> HEAD = List.of("id", "name", "scopes", "made", "expires", "last used", "state");

    private TokenText() {}

    static List<String> table(List<KeptToken> tokens, Instant now) {
        return Columns.lines(HEAD, tokens.stream().map(t -> row(t, now)).toList());
    }

    static String json(KeptToken token, Instant now) {
        var object = object(token);
        object.put("revoked_at", orNull(token.life().revokedAt()));
        object.put("used_on", token.usedOn().equals(KeptToken.UNUSED) ? null : token.usedOn().toString());
        object.put("state", state(token, now));
        return text(object);
    }

    /** The only place that shows the token itself. */
    static String json(Made made) {
        var object = object(made.kept());
        object.put("token", made.token().reveal());
        return text(object);
    }

    private static Map<String, @Nullable Object> object(KeptToken token) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("id", token.id());
        object.put("name", token.name());
        object.put("scopes", token.scopes().stream().sorted().toList());
        object.put("created_at", token.life().createdAt().toString());
        object.put("created_by", token.life().createdBy());
        object.put("expires_at", orNull(token.life().expiresAt()));
        return object;
    }

    private static @Nullable String orNull(Instant at) {
        return at.equals(Life.NEVER) ? null : at.toString();
    }

    private static List<String> row(KeptToken t, Instant now) {
        return List.of(t.id(), t.name(), String.join(",", t.scopes().stream().sorted().toList()),
                t.life().createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                t.life().expiresAt().equals(Life.NEVER) ? "never" : t.life().expiresAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                t.usedOn().equals(KeptToken.UNUSED) ? "never" : t.usedOn().toString(), state(t, now));
    }

    private static String state(KeptToken token, Instant now) {
        if (token.life().isRevoked()) return "revoked";
        return token.life().isOver(now) ? "expired" : "in force";
    }

    private static String text(Map<String, @Nullable Object> object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists of texts are always JSON", e);
        }
    }
}

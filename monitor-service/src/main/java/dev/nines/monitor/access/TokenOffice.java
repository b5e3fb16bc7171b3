package dev.nines.monitor.access;

import dev.nines.db.access.Change;
import dev.nines.db.access.KeptToken;
import dev.nines.db.access.KeptToken.Life;
import dev.nines.db.access.PostgresTokens;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes and revokes tokens, for one who is known. */
public final class TokenOffice {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without those that are read as another: no i, l, o, u. */
    private static final String ID_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int ID_LENGTH = 8;

    private final PostgresTokens tokens;
    private final InstantSource clock;
    private final String who;

    /** @param who as the audit log is to name him */
    public TokenOffice(PostgresTokens tokens, InstantSource clock, String who) {
        this.tokens = tokens;
        this.clock = clock;
        this.who = who;
    }

    /** @param token to be shown now, or never */
    public record Made(ApiToken token, KeptToken kept) {}

    /** @param expiresAt {@link Life#NEVER} for one that does not */
    public Made make(String name, Set<Scope> scopes, Instant expiresAt) {
        var token = ApiToken.fresh(RANDOM);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var kept = new KeptToken(freshId(), name, scopes.stream().map(Scope::word).collect(Collectors.toUnmodifiableSet()), token.sha256(),
                new Life(now, who, expiresAt, Life.NEVER), KeptToken.UNUSED);
        tokens.add(kept, new Change(now, who, "token.created", kept.id(), Map.of("name", name, "scopes", Scope.words(scopes),
                "expires_at", expiresAt.equals(Life.NEVER) ? "never" : expiresAt.toString())));
        return new Made(token, kept);
    }

    /** @return false where there is no such token, or it was revoked before */
    public boolean revoke(String id) {
        return tokens.revoke(id, new Change(clock.instant(), who, "token.revoked", id, Map.of()));
    }

    public List<KeptToken> all() {
        return tokens.all();
    }

    private static String freshId() {
        return RANDOM.ints(ID_LENGTH, 0, ID_LETTERS.length())
                .mapToObj(i -> String.valueOf(ID_LETTERS.charAt(i))).collect(Collectors.joining());
    }
}

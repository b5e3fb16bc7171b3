package dev.nines.monitor.access;

import dev.nines.db.access.KeptToken;
import dev.nines.db.access.KeptToken.Life;
import dev.nines.probe.StoreUnavailable;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A shelf that can be away, and counts how often it is asked. */
public final class TokensInMemory implements TokenBook.Shelf {
    public final AtomicBoolean isAway = new AtomicBoolean();
    public final AtomicInteger asked = new AtomicInteger();
    public final ConcurrentLinkedQueue<String> uses = new ConcurrentLinkedQueue<>();
    private final List<KeptToken> tokens = new CopyOnWriteArrayList<>();

    public ApiToken make(Scope... scopes) {
        return make(Life.NEVER, scopes);
    }

    public ApiToken make(Instant expiresAt, Scope... scopes) {
        var token = ApiToken.fresh(new SecureRandom());
        tokens.add(new KeptToken("t" + tokens.size(), "test", Arrays.stream(scopes).map(Scope::word).collect(Collectors.toSet()), token.sha256(),
                new Life(Instant.EPOCH, "test", expiresAt, Life.NEVER), KeptToken.UNUSED));
        return token;
    }

    public void revoke(ApiToken token) {
        tokens.removeIf(t -> t.sha256().equals(token.sha256()));
    }

    @Override
    public List<KeptToken> living(Instant now) {
        asked.incrementAndGet();
        if (isAway.get()) throw new StoreUnavailable("read tokens", new SQLException("away"));
        return tokens.stream().filter(t -> !t.life().isOver(now)).toList();
    }

    @Override
    public void used(String id, LocalDate day) {
        uses.add(id + " " + day);
    }
}

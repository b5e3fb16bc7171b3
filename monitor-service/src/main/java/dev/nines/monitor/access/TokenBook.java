package dev.nines.monitor.access;

import dev.nines.db.access.KeptToken;
import dev.nines.db.access.PostgresTokens;
import dev.nines.monitor.web.read.Recent;
import dev.nines.monitor.web.read.Recent.Limits;
import dev.nines.probe.StoreUnavailable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells who a token belongs to. All tokens that count are read at once, and that list is gone by for two seconds, so whoever tries
 * tokens costs the store nothing, and one that was revoked is refused within three seconds. One that is not in the list is looked for again
 * a moment later: it may have been made just now. While the store is away the last list counts for an hour longer; nobody can revoke
 * anything meanwhile, and a scrape of the metrics is never wanted more. One that expires does so at its instant, whatever else happens.
 */
public final class TokenBook {
    private static final Logger log = LoggerFactory.getLogger(TokenBook.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Limits USUAL = new Limits(Duration.ofSeconds(2), PATIENCE);
    private static final Limits AGAIN = new Limits(Duration.ofMillis(250), PATIENCE);
    private static final Duration WITHOUT_STORE = Duration.ofHours(1);

    private final Shelf shelf;
    private final InstantSource clock;
    private final Recent<List<KeptToken>> usual;
    private final Recent<List<KeptToken>> again;
    private final Map<String, LocalDate> noted = new ConcurrentHashMap<>();
    private volatile Page last = new Page(List.of(), Instant.EPOCH);

    /** Where tokens are kept. */
    public interface Shelf {
        List<KeptToken> living(Instant now);

        void used(String id, LocalDate day);

        static Shelf of(PostgresTokens tokens) {
            return new Shelf() {
                @Override
                public List<KeptToken> living(Instant now) {
                    return tokens.living(now);
                }

                @Override
                public void used(String id, LocalDate day) {
                    tokens.used(id, day);
                }
            };
        }
    }

    /** What is known of a token. */
    public sealed interface Answer {
        record Known(Caller caller) implements Answer {}

        /** Never made, expired or revoked: who asks is told no more than that. */
        record Unknown() implements Answer {}

        /** Nobody can say at the moment. */
        record Away() implements Answer {}
    }

    private record Page(List<KeptToken> tokens, Instant readAt) {}

    public TokenBook(Shelf shelf, InstantSource clock) {
        this.shelf = shelf;
        this.clock = clock;
        this.usual = new Recent<>(this::read, clock, USUAL);
        this.again = new Recent<>(this::read, clock, AGAIN);
    }

    public Answer whose(ApiToken token) {
        try {
            var found = find(usual.get(), token);
            return found instanceof Answer.Unknown ? find(again.get(), token) : found;
        } catch (StoreUnavailable e) {
            if (!clock.instant().isBefore(last.readAt().plus(WITHOUT_STORE))) return new Answer.Away();
            var found = find(last.tokens(), token);
            return found instanceof Answer.Unknown ? new Answer.Away() : found; // it may have been made since
        }
    }

    private List<KeptToken> read() {
        var now = clock.instant();
        var tokens = shelf.living(now);
        last = new Page(tokens, now);
        return tokens;
    }

    /** Looks at every token to its last letter, so that the time it takes tells nothing of any of them. */
    private Answer find(List<KeptToken> tokens, ApiToken token) {
        var now = clock.instant();
        byte[] wanted = token.sha256().getBytes(StandardCharsets.US_ASCII);
        Answer found = new Answer.Unknown();
        for (var kept : tokens) {
            boolean isIt = MessageDigest.isEqual(wanted, kept.sha256().getBytes(StandardCharsets.US_ASCII));
            if (isIt && !kept.life().isOver(now)) found = known(kept, now);
        }
        return found;
    }

    private Answer known(KeptToken kept, Instant now) {
        var today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        if (noted.getOrDefault(kept.id(), kept.usedOn()).isBefore(today)) {
            noted.put(kept.id(), today);
            Thread.startVirtualThread(() -> noteUse(kept.id(), today));
        }
        return new Answer.Known(Caller.of(kept));
    }

    private void noteUse(String id, LocalDate day) {
        try {
            shelf.used(id, day);
        } catch (StoreUnavailable e) { // the edge of one note: the next use tries again
            noted.remove(id);
            log.info("use of token {} not noted because={}", id, e.why());
        }
    }
}

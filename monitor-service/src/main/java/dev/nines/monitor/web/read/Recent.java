package dev.nines.monitor.web.read;

import dev.nines.monitor.web.error.NotThere;
import dev.nines.probe.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that several readers share for a short while, so that many open pages cost the store as much as one. Nobody waits long: a
 * slow answer goes on being found, for whoever asks next. After one that failed readers wait a moment only: a store that was away just
 * now is most likely away still.
 */
public final class Recent<T> {
    private static final Duration A_MOMENT = Duration.ofMillis(250);

    private final Supplier<T> question;
    private final InstantSource clock;
    private final Limits limits;
    private @Nullable Answer<T> newest;

    /**
     * @param shared how old an answer may be and still be given
     * @param patience how long one reader waits
     */
    public record Limits(Duration shared, Duration patience) {
        public static final Limits USUAL = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    private record Answer<T>(Instant askedAt, CompletableFuture<T> value, Duration patience) {}

    public Recent(Supplier<T> question, InstantSource clock, Limits limits) {
        this.question = question;
        this.clock = clock;
        this.limits = limits;
    }

    /** @throws StoreUnavailable when the answer took too long, or the question says so */
    public T get() {
        var answer = current();
        long patience = patience(answer).toMillis();
        try {
            return answer.value().copy().orTimeout(patience, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreUnavailable away) throw away;
            if (e.getCause() instanceof NotThere nothing) throw nothing;
            throw new StoreUnavailable("no answer within " + patience + " ms", e);
        }
    }

    private synchronized Answer<T> current() {
        var now = clock.instant();
        var last = newest;
        if (last != null && (!last.value().isDone() || isFresh(last, now))) return last;
        boolean wasAway = last != null && last.value().isCompletedExceptionally() && last.value().exceptionNow() instanceof StoreUnavailable;
        var asked = new Answer<>(now, CompletableFuture.supplyAsync(question, Thread::startVirtualThread),
                wasAway && A_MOMENT.compareTo(limits.patience()) < 0 ? A_MOMENT : limits.patience());
        newest = asked;
        return asked;
    }

    /** Who comes while an answer is being found waits no longer than who asked first. */
    private Duration patience(Answer<T> answer) {
        var left = answer.patience().minus(Duration.between(answer.askedAt(), clock.instant()));
        if (left.compareTo(answer.patience()) > 0) return answer.patience(); // the clock was set back
        return left.compareTo(A_MOMENT) < 0 ? A_MOMENT : left;
    }

    private boolean isFresh(Answer<T> answer, Instant now) {
        return !answer.value().isCompletedExceptionally() && now.isBefore(answer.askedAt().plus(limits.shared()));
    }
}

package dev.nines.monitor.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nines.monitor.access.TokenBook.Answer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBookTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final TokensInMemory shelf = new TokensInMemory();
    private final TokenBook book = new TokenBook(shelf, (InstantSource) now::get);

    @Test
    void a_token_is_its_owners() {
        var token = shelf.make(Scope.READ, Scope.PROBE);

        assertThat(book.whose(token)).isInstanceOfSatisfying(Answer.Known.class, k -> {
            assertThat(k.caller().who()).isEqualTo("token t0 (test)");
            assertThat(k.caller().may(Scope.READ)).isTrue();
            assertThat(k.caller().may(Scope.WRITE)).isFalse();
        });
    }

    @Test
    void one_that_expires_does_so_at_its_instant_whatever_was_read_before() {
        var token = shelf.make(NOON.plusSeconds(1), Scope.READ);

        assertThat(book.whose(token)).isInstanceOf(Answer.Known.class);
        now.set(NOON.plusMillis(999));
        assertThat(book.whose(token)).isInstanceOf(Answer.Known.class);
        now.set(NOON.plusSeconds(1));
        assertThat(book.whose(token)).isEqualTo(new Answer.Unknown());
    }

    @Test
    void a_revoked_one_is_refused_within_three_seconds() {
        var token = shelf.make(Scope.READ);
        book.whose(token);

        shelf.revoke(token);
        now.set(NOON.plusSeconds(3));

        assertThat(book.whose(token)).isEqualTo(new Answer.Unknown());
    }

    @Test
    void one_that_was_made_after_the_list_was_read_is_found_a_moment_later() {
        book.whose(shelf.make(Scope.READ));
        var later = shelf.make(Scope.WRITE);

        now.set(NOON.plusMillis(250));

        assertThat(book.whose(later)).isInstanceOf(Answer.Known.class);
    }

    @Test
    void whoever_tries_tokens_does_not_ask_the_store_each_time() {
        IntStream.range(0, 10_000).forEach(i -> book.whose(ApiToken.fresh(new SecureRandom())));

        assertThat(shelf.asked).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void while_the_store_is_away_the_last_list_counts_for_an_hour() {
        var token = shelf.make(Scope.READ);
        var never = ApiToken.fresh(new SecureRandom());
        book.whose(token);
        shelf.isAway.set(true);

        now.set(NOON.plus(Duration.ofMinutes(59)));
        assertThat(book.whose(token)).isInstanceOf(Answer.Known.class);
        assertThat(book.whose(never)).isEqualTo(new Answer.Away());
        now.set(NOON.plus(Duration.ofMinutes(61)));
        assertThat(book.whose(token)).isEqualTo(new Answer.Away());

        shelf.isAway.set(false);
        now.set(NOON.plus(Duration.ofMinutes(62)));
        assertThat(book.whose(token)).isInstanceOf(Answer.Known.class);
        assertThat(book.whose(never)).isEqualTo(new Answer.Unknown());
    }

    @Test
    void one_that_expires_while_the_store_is_away_has_expired() {
        var token = shelf.make(NOON.plusSeconds(60), Scope.READ);
        book.whose(token);
        shelf.isAway.set(true);

        now.set(NOON.plusSeconds(60));

        assertThat(book.whose(token)).isNotInstanceOf(Answer.Known.class);
    }

    @Test
    void a_store_that_was_never_there_lets_nobody_in() {
        var token = shelf.make(Scope.ADMIN);
        shelf.isAway.set(true);

        assertThat(book.whose(token)).isEqualTo(new Answer.Away());
    }

    @Test
    void the_day_of_use_is_noted_once_a_day() {
        var token = shelf.make(Scope.READ);
        for (int i = 0; i < 3; i++) book.whose(token);
        now.set(NOON.plus(Duration.ofDays(1)));
        book.whose(token);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(shelf.uses).containsExactlyInAnyOrder("t0 2026-11-21", "t0 2026-11-22"));
    }
}

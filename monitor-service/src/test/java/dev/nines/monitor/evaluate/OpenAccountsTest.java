package dev.nines.monitor.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.monitor.evaluate.PeriodReview.Sources;
import dev.nines.probe.Listing;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.Series;
import dev.nines.probe.StoreUnavailable;
import dev.nines.probe.Target;
import dev.nines.sla.SeriesId;
import dev.nines.sla.contract.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OpenAccountsTest {
    private static final Contract CONTRACT = PeriodReviewTest.contractSince(Instant.parse("2026-01-01T00:00:00Z"));
    private static final Instant NOON = Instant.parse("2026-10-02T12:00:00Z");
    private static final Subject ONE = subject(PeriodReviewTest.SERIES);
    private static final Subject OTHER = subject(new Series(new Target("gw", "chat", "Pro/other"), "pro", "here"));

    @Test
    void what_nobody_asks_for_in_a_round_is_forgotten() {
        var accounts = accounts(PeriodReviewTest.outageOf(0));
        ask(accounts, ONE, NOON);
        ask(accounts, OTHER, NOON);
        accounts.forgetTheRest();
        assertThat(accounts.held()).isEqualTo(2);

        ask(accounts, ONE, NOON.plusSeconds(15));
        accounts.forgetTheRest();
        assertThat(accounts.held()).isEqualTo(1);

        accounts.forgetTheRest();
        assertThat(accounts.held()).isZero();
    }

    @Test
    void an_account_is_fed_on_from_where_it_came_to_and_ends_with_what_one_reading_would_find() {
        var accounts = accounts(PeriodReviewTest.outageOf(0));
        for (var at = NOON; at.isBefore(NOON.plus(Duration.ofHours(8))); at = at.plus(Duration.ofMinutes(7))) ask(accounts, ONE, at);

        var later = NOON.plus(Duration.ofHours(9));
        assertThat(ask(accounts, ONE, later)).isEqualTo(ask(accounts(PeriodReviewTest.outageOf(0)), ONE, later));
    }

    @Test
    void runs_that_were_read_when_the_store_broke_off_are_not_counted_twice() {
        var broken = new AtomicBoolean(true);
        ObservationHistory history = (series, from, to, reader) -> {
            var until = broken.get() ? from.plus(Duration.between(from, to).dividedBy(2)) : to;
            PeriodReviewTest.outageOf(0).between(series, from, until, reader);
            if (broken.get()) throw new StoreUnavailable("read", new IllegalStateException("connection reset"));
        };
        var accounts = accounts(history);

        assertThatThrownBy(() -> ask(accounts, ONE, NOON)).isInstanceOf(StoreUnavailable.class);
        broken.set(false);
        assertThat(ask(accounts, ONE, NOON)).isEqualTo(ask(accounts(PeriodReviewTest.outageOf(0)), ONE, NOON));
    }

    private static long ask(OpenAccounts accounts, Subject subject, Instant now) {
        return accounts.evidence(CONTRACT, CONTRACT.rules().getFirst(), subject, now).evidence().counts().counted();
    }

    private static OpenAccounts accounts(ObservationHistory history) {
        return new OpenAccounts(sources(history));
    }

    static Sources sources(ObservationHistory history) {
        return new Sources(history, new Pace(Duration.ofMinutes(1)), new AllRows(), _ -> Listing.NONE, (_, _) -> List.of());
    }

    private static Subject subject(Series series) {
        return new Subject(new SeriesId(series.name()), List.of(series));
    }
}

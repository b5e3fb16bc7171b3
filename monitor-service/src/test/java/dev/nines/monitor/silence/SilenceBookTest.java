package dev.nines.monitor.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.nines.db.state.KeptSilence;
import dev.nines.probe.StoreUnavailable;
import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.Span;
import dev.nines.sla.silence.Covering;
import dev.nines.sla.silence.Matcher;
import dev.nines.sla.silence.Matcher.Is;
import dev.nines.sla.silence.Silence;
import dev.nines.sla.silence.Silence.Ending;
import dev.nines.sla.silence.Silence.Kind;
import dev.nines.sla.silence.Silence.Origin;
import dev.nines.sla.silence.When;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SilenceBookTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Labels GATEWAY = Labels.of(Label.ENDPOINT, "gw");

    private final List<KeptSilence> kept = new CopyOnWriteArrayList<>();
    private final AtomicInteger heard = new AtomicInteger();
    private volatile boolean isAway;
    private final SilenceBook book = new SilenceBook(this::living, List.of(announced("file-1")), InstantSource.fixed(NOON));

    SilenceBookTest() {
        book.onChange(heard::incrementAndGet);
    }

    @AfterEach
    void close() {
        book.close();
    }

    @Test
    void the_windows_of_the_file_are_in_force_before_anything_is_read() {
        assertThat(book.now().all()).extracting(Silence::id).containsExactly("file-1");
    }

    @Test
    void what_is_kept_is_in_force_with_the_next_reading_and_whoever_decides_hears_of_it_once() {
        assertThat(book.now().covers(GATEWAY, NOON)).isInstanceOf(Covering.Uncovered.class);
        kept.add(kept("sil-1"));

        book.refresh();
        book.refresh();

        assertThat(book.now().covers(GATEWAY, NOON)).isEqualTo(new Covering.Covered("sil-1", Kind.SILENCE, "Jo: because", NOON.plusSeconds(60)));
        assertThat(heard).hasValue(1);
    }

    @Test
    void while_the_database_is_away_what_was_read_last_counts() {
        kept.add(kept("sil-1"));
        book.refresh();
        isAway = true;

        book.refresh();

        assertThat(book.now().all()).extracting(Silence::id).containsExactly("file-1", "sil-1");
        assertThat(heard).hasValue(1);
    }

    @Test
    void another_file_brings_other_windows_and_keeps_what_was_made_at_run_time() {
        kept.add(kept("sil-1"));
        book.refresh();

        book.goBy(List.of(announced("file-2"), announced("file-3")));
        book.goBy(List.of(announced("file-2"), announced("file-3")));

        assertThat(book.now().all()).extracting(Silence::id).containsExactly("file-2", "file-3", "sil-1");
        assertThat(heard).hasValue(2);
    }

    @Test
    void a_row_that_a_later_version_wrote_does_not_put_the_others_out_of_force() {
        kept.add(new KeptSilence("sil-1", Kind.SILENCE, List.of("endpoint=gw"), "{\"yearly\":{}}", NOON.plusSeconds(60), origin()));
        kept.add(new KeptSilence("sil-2", Kind.SILENCE, List.of("planet=mars"), kept("x").schedule(), NOON.plusSeconds(60), origin()));
        kept.add(kept("sil-3"));

        book.refresh();

        assertThat(book.now().all()).extracting(Silence::id).containsExactly("file-1", "sil-3");
    }

    @Test
    void before_anything_was_read_nobody_decides_by_it() {
        isAway = true;
        book.refresh();
        assertThatThrownBy(book::known).isInstanceOf(StoreUnavailable.class);
        isAway = false;

        book.refresh();
        isAway = true;
        book.refresh();

        assertThat(book.known()).isEqualTo(book.now());
    }

    @Test
    void it_has_read_when_it_has_started_and_goes_on_by_itself() {
        kept.add(kept("sil-1"));

        book.start();

        assertThat(book.known().all()).extracting(Silence::id).contains("sil-1");
        isAway = true;
        book.refresh();
        isAway = false;
        kept.add(kept("sil-2"));
        await().until(() -> book.now().all().size() == 3);
    }

    private List<KeptSilence> living(Instant now) {
        if (isAway) throw new StoreUnavailable("read silences", new IOException("refused"));
        return List.copyOf(kept);
    }

    private static KeptSilence kept(String id) {
        var when = new When.Once(new Span(NOON.minusSeconds(60), NOON.plusSeconds(60)));
        return new KeptSilence(id, Kind.SILENCE, List.of("endpoint=gw"), WhenJson.write(when), NOON.plusSeconds(60), origin());
    }

    private static Silence announced(String id) {
        return new Silence(id, Kind.MAINTENANCE, List.of(new Matcher(Label.TIER, Is.EQUAL, "pro")),
                new When.Once(new Span(NOON, NOON.plusSeconds(60))), origin());
    }

    private static Origin origin() {
        return new Origin("Jo", "because", NOON.minusSeconds(60), new Ending.AsPlanned());
    }
}

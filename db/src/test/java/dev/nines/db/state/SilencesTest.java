package dev.nines.db.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.TestDatabase;
import dev.nines.db.access.AuditLog;
import dev.nines.db.access.Change;
import dev.nines.db.state.Silences.Place;
import dev.nines.probe.StoreUnavailable;
import dev.nines.sla.silence.Silence.Ending;
import dev.nines.sla.silence.Silence.Kind;
import dev.nines.sla.silence.Silence.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SilencesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant FOR_EVER = Instant.parse("9999-01-01T02:00:00Z");

    private final DataSource database = TestDatabase.migrated();
    private final Silences silences = new Silences(database);
    private final AuditLog audit = new AuditLog(database);

    @Test
    void a_silence_is_read_as_it_was_kept_and_its_making_is_in_the_log() {
        var kept = new KeptSilence("sil-1", Kind.MAINTENANCE, List.of("endpoint=global-api", "model~\"Pro\\/*,{}\" ü"), "{\"x\" : [1,  2]}",
                FOR_EVER, new Origin("Jo", "notice\n4711 'x'", NOON, new Ending.AsPlanned()));

        silences.keep(kept, change("silence.created", "sil-1"));

        assertThat(silences.find("sil-1")).contains(kept);
        assertThat(silences.living(NOON)).containsExactly(kept);
        assertThat(audit.before(AuditLog.END, 10)).singleElement().satisfies(line -> {
            assertThat(line.what()).isEqualTo("silence.created");
            assertThat(line.subject()).isEqualTo("sil-1");
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            case                       | seconds | living
            long before it is over     | 0       | true
            at its last instant        | 59      | true
            as it gets over            | 60      | false
            """, useHeadersInDisplayName = true)
    void what_is_over_does_not_live_and_is_kept_all_the_same(String name, long seconds, boolean living) {
        keep("sil-1", NOON.plusSeconds(60));

        assertThat(silences.living(NOON.plusSeconds(seconds))).hasSize(living ? 1 : 0);
        assertThat(silences.before(Place.START, 10)).hasSize(1);
    }

    @Test
    void one_that_was_ended_lives_no_longer_and_says_who_ended_it() {
        keep("sil-1", FOR_EVER);
        var ending = new Ending.Early(NOON.plusSeconds(5), "token a1 (ci)");

        assertThat(silences.end("sil-1", ending, change("silence.ended", "sil-1"))).isTrue();

        assertThat(silences.find("sil-1").orElseThrow().origin().ending()).isEqualTo(ending);
        assertThat(silences.living(NOON.plusSeconds(4))).hasSize(1);
        assertThat(silences.living(NOON.plusSeconds(5))).isEmpty();
        assertThat(audit.before(AuditLog.END, 10)).extracting(AuditLog.Line::what).containsExactly("silence.ended", "silence.created");
    }

    @Test
    void what_is_not_ended_now_is_not_in_the_log() {
        keep("over", NOON);
        keep("ended", FOR_EVER);
        silences.end("ended", new Ending.Early(NOON.plusSeconds(1), "Jo"), change("silence.ended", "ended"));

        for (var id : List.of("over", "ended", "nobody", "\0", "")) {
            assertThat(silences.end(id, new Ending.Early(NOON.plusSeconds(2), "Ann"), change("silence.ended", id))).as(id).isFalse();
        }

        assertThat(silences.find("ended").orElseThrow().origin().ending()).isEqualTo(new Ending.Early(NOON.plusSeconds(1), "Jo"));
        assertThat(audit.before(AuditLog.END, 10)).hasSize(3);
    }

    @Test
    void what_the_audit_log_does_not_take_is_not_kept() {
        TestDatabase.execute(database, "create function nines.refuse() returns trigger language plpgsql as 'begin raise exception ''no''; end'");
        TestDatabase.execute(database, "create trigger refuse before insert on nines.audit for each row execute function nines.refuse()");

        assertThatThrownBy(() -> keep("sil-1", FOR_EVER)).isInstanceOf(StoreUnavailable.class);

        assertThat(silences.before(Place.START, 10)).isEmpty();
    }

    @Test
    void pages_follow_each_other_newest_first_without_gap_or_repeat_also_of_one_instant() {
        for (int i = 0; i < 7; i++) keep("sil-" + i, NOON.plusSeconds(i / 3), NOON.minusSeconds(1));
        var seen = new ArrayList<String>();
        var place = Place.START;
        for (var page = silences.before(place, 2); !page.isEmpty(); page = silences.before(place, 2)) {
            page.forEach(s -> seen.add(s.id()));
            place = new Place(page.getLast().origin().createdAt(), page.getLast().id());
        }

        assertThat(seen).containsExactly("sil-6", "sil-5", "sil-4", "sil-3", "sil-2", "sil-1", "sil-0");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update nines.silence set over_at = now()", "update nines.silence set matchers = '{a=b}'", "update nines.silence set schedule = '{}'",
        "update nines.silence set ended_at = null, ended_by = null", "update nines.silence set ended_by = 'Ann'"})
    void nobody_writes_a_silence_anew(String sql) {
        keep("sil-1", FOR_EVER);
        silences.end("sil-1", new Ending.Early(NOON, "Jo"), change("silence.ended", "sil-1"));

        assertThatThrownBy(() -> TestDatabase.execute(database, sql)).rootCause().hasMessageContaining("may only be ended, and only once");
    }

    private void keep(String id, Instant overAt) {
        keep(id, NOON, overAt);
    }

    private void keep(String id, Instant createdAt, Instant overAt) {
        silences.keep(new KeptSilence(id, Kind.SILENCE, List.of("endpoint=gw"), "[ ]", overAt,
                new Origin("Jo", "because", createdAt, new Ending.AsPlanned())), change("silence.created", id));
    }

    private static Change change(String what, String id) {
        return new Change(NOON, "token a1 (ci)", what, id, Map.of());
    }
}

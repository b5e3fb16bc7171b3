package dev.nines.monitor.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.access.AuditLog;
import dev.nines.db.state.Silences;
import dev.nines.db.state.Silences.Place;
import dev.nines.monitor.config.read.SilenceReader;
import dev.nines.monitor.config.read.SilenceReader.Read;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.monitor.silence.SilenceOffice.Ended;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceOfficeTest {
    private static final Labels GATEWAY = Labels.of(Label.ENDPOINT, "gw");
    private static final Silence ANNOUNCED = new Silence("file-june", Kind.MAINTENANCE, List.of(new Matcher(Label.TIER, Is.EQUAL, "pro")),
            new When.Once(new Span(Instant.parse("2026-06-14T01:00:00Z"), Instant.parse("2026-06-14T03:00:00Z"))),
            new Origin("nines.yaml", "notice 4711", Instant.EPOCH, new Ending.AsPlanned()));

    private final TestPostgres database = new TestPostgres();
    private final Silences store = new Silences(database);
    private Instant now = Instant.parse("2026-03-28T12:00:00Z");
    private final InstantSource clock = () -> now;
    private final SilenceBook book = new SilenceBook(store::living, List.of(ANNOUNCED), clock);
    private final SilenceOffice office = new SilenceOffice(SilenceOffice.Store.of(store), book, clock);

    @AfterEach
    void close() {
        book.close();
    }

    @Test
    void what_is_made_is_in_force_at_once_and_after_a_restart_and_in_the_audit_log() {
        var made = make("\"lasts\": \"2h\"");

        assertThat(made.id()).matches("sil-[0-9a-f]{8}");
        assertThat(book.now().covers(GATEWAY, now)).isEqualTo(
                new Covering.Covered(made.id(), Kind.SILENCE, "token a1 (ci): because", now.plus(Duration.ofHours(2))));
        try (var restarted = new SilenceBook(store::living, List.of(), clock)) {
            restarted.refresh();
            assertThat(restarted.now().all()).containsExactly(made);
        }
        assertThat(new AuditLog(database).before(AuditLog.END, 9)).singleElement().satisfies(line -> {
            assertThat(line.who()).isEqualTo("token a1 (ci)");
            assertThat(line.what()).isEqualTo("silence.created");
            assertThat(line.detail()).contains("\"match\":\"endpoint=gw\"", "because");
        });
    }

    @Test
    void what_is_ended_covers_nothing_from_then_on_and_says_who_ended_it() {
        var made = make("\"lasts\": \"2h\", \"author\": \"Jo\"");
        now = now.plusSeconds(60);

        assertThat(office.end(made.id(), "token b2 (ops)")).isEqualTo(new Ended.Done(made.endedBy("token b2 (ops)", now)));

        assertThat(book.now().covers(GATEWAY, now)).isInstanceOf(Covering.Uncovered.class);
        assertThat(office.standing()).doesNotContain(made);
        assertThat(office.end(made.id(), "token b2 (ops)")).isEqualTo(new Ended.Refused("it was ended at " + now + " by token b2 (ops)"));
        assertThat(new AuditLog(database).before(AuditLog.END, 9)).extracting(AuditLog.Line::what).containsExactly("silence.ended", "silence.created");
    }

    @Test
    void what_cannot_be_ended_is_told_why() {
        var made = make("\"lasts\": \"2h\"");
        now = now.plus(Duration.ofHours(3));

        assertThat(office.end("sil-00000000", "me")).isEqualTo(new Ended.NoSuch());
        assertThat(office.end(made.id(), "me")).isEqualTo(new Ended.Refused("it is over since 2026-03-28T14:00:00Z"));
        assertThat(office.end("file-june", "me")).isEqualTo(new Ended.Refused(
                "this window stands in the configuration, under maintenance; take it out there, and reload"));
    }

    @Test
    void those_that_stand_are_told_and_those_that_are_over_are_kept() {
        var soon = make("\"from\": \"2026-03-29T00:00Z\", \"lasts\": \"1h\"");
        now = now.plusSeconds(1);
        var always = make("\"weekly\": {\"days\": [\"sun\"], \"at\": \"02:30\", \"lasts\": \"1h\"}, \"zone\": \"Europe/Zurich\"");

        assertThat(office.standing()).containsExactly(ANNOUNCED, soon, always);
        now = now.plus(Duration.ofDays(2));
        assertThat(office.standing()).containsExactly(ANNOUNCED, always);
        assertThat(office.before(Place.START, 9)).hasSize(2);
        assertThat(office.before(Place.START, 9).stream().map(SilenceBook::silence)).contains(soon, always);
    }

    /** On 2026-03-29 the clock of Zurich jumps from 02:00 to 03:00, on 2026-10-25 it goes back from 03:00 to 02:00; elsewhere on other days. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a time that is skipped        | Europe/Zurich    | 02:30 | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z | 2026-03-29T02:00:00Z
            the week after                | Europe/Zurich    | 02:30 | 2026-03-30T12:00:00Z | 2026-04-05T00:30:00Z | 2026-04-05T01:30:00Z
            a time that comes twice       | Europe/Zurich    | 02:30 | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z | 2026-10-25T01:30:00Z
            skipped in New York           | America/New_York | 02:30 | 2026-03-07T12:00:00Z | 2026-03-08T07:00:00Z | 2026-03-08T08:00:00Z
            twice in New York             | America/New_York | 01:30 | 2026-10-31T12:00:00Z | 2026-11-01T05:30:00Z | 2026-11-01T06:30:00Z
            half an hour, Lord Howe       | Australia/Lord_Howe | 02:15 | 2026-10-03T00:00:00Z | 2026-10-03T15:30:00Z | 2026-10-03T16:30:00Z
            at midnight, Beirut           | Asia/Beirut      | 00:00 | 2026-03-28T12:00:00Z | 2026-03-28T22:00:00Z | 2026-03-28T23:00:00Z
            a zone without summer time    | Asia/Kathmandu   | 02:30 | 2026-03-28T12:00:00Z | 2026-03-28T20:45:00Z | 2026-03-28T21:45:00Z
            """)
    void a_recurring_one_is_right_where_the_clock_jumps(String name, String zone, String at, Instant asked, Instant from, Instant to) {
        now = asked;
        make("\"weekly\": {\"days\": [\"sun\"], \"at\": \"" + at + "\", \"lasts\": \"1h\"}, \"zone\": \"" + zone + "\"");

        assertThat(book.now().covers(GATEWAY, from.minusMillis(1))).isInstanceOf(Covering.Uncovered.class);
        assertThat(book.now().covers(GATEWAY, from)).isInstanceOfSatisfying(Covering.Covered.class, c -> assertThat(c.until()).isEqualTo(to));
        assertThat(book.now().covers(GATEWAY, to)).isInstanceOf(Covering.Uncovered.class);
    }

    private Silence make(String when) {
        var read = SilenceReader.read("{\"match\": [\"endpoint=gw\"], \"reason\": \"because\", " + when + "}", now);
        assertThat(read).isInstanceOf(Read.Understood.class);
        return office.make(((Read.Understood) read).draft(), "token a1 (ci)");
    }
}

package dev.nines.db.state;

import dev.nines.db.sql.Micros;
import dev.nines.sla.store.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages that belong together: one that begins a story, perhaps some in its middle, and one that ends it. What they have in common
 * is the first key of their data, {@code incident} or {@code alert}. Once a story has ended, its beginning is news to nobody.
 */
public final class Stories {
    public static final List<String> BEGINNINGS = List.of("incident.opened", "alert.fired", "sla.burn.started", "monitor.blind");
    public static final List<String> ENDINGS = List.of("incident.closed", "alert.resolved", "sla.burn.ended", "monitor.seeing");

    /** Of a body as text: a pattern finds nothing in what is no JSON, where a cast would fail. */
    private static final String STORY =
            "substring(o.body from '\"data\":\\{\"(?:incident|alert)\":\"([^\"]{1,255})\"')";
    private static final String COLLAPSE = """
            with waiting as (
                select sequence, receiver, type, leased_until, %s as story from nines.outbox o where state = 'PENDING'
            ), over as (
                select w.sequence from waiting w where w.type <> all (?) and w.leased_until <= ?
                  and exists (select 1 from waiting e where e.receiver = w.receiver and e.story = w.story
                              and e.type = any (?) and e.sequence > w.sequence)
            ), told as (
                update nines.outbox o set state = 'GIVEN_UP' from over
                where o.sequence = over.sequence and o.state = 'PENDING' and o.leased_until <= ? returning o.sequence
            )
            insert into nines.delivery_attempt (sequence, at, http_status, duration_us, excerpt, number)
            select sequence, ?, null, 0, ?,
                   (select coalesce(max(number), 0) + 1 from nines.delivery_attempt a where a.sequence = told.sequence)
            from told""".formatted(STORY);
    private static final String TOLD = """
            with about as (
                select sequence, state, %s, %s as story from nines.outbox o
                where receiver = ? and occurred_at >= ? and state <> 'PENDING'
            )
            select %s from about a where state = 'DELIVERED' and (
                type = any (?) and occurred_at >= ?
                or type = any (?) and story is not null
                   and not exists (select 1 from about e where e.story = a.story and e.type = any (?)))
            order by sequence""".formatted(OutboxRows.MESSAGE, STORY, OutboxRows.MESSAGE);
    private static final String OVER = "not sent any more: it was over before this arrived, and is told once, as closed";

    private Stories() {}

    /** A beginning that waits while its end waits behind it is told by the end, and by nothing else. */
    static void collapse(Connection connection, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(COLLAPSE)) {
            var endings = connection.createArrayOf("text", ENDINGS.toArray());
            statement.setArray(1, endings);
            statement.setObject(2, Micros.at(now));
            statement.setArray(3, endings);
            statement.setObject(4, Micros.at(now));
            statement.setObject(5, Micros.at(now));
            statement.setString(6, OVER);
            statement.executeUpdate();
        }
    }

    /**
     * What a receiver was told that still stands: stories that it knows to have begun and not to have ended, and the ends that it heard
     * of lately.
     */
    static List<Message> standing(Connection connection, String receiver, Told since) throws SQLException {
        try (var select = connection.prepareStatement(TOLD)) {
            var endings = connection.createArrayOf("text", ENDINGS.toArray());
            select.setString(1, receiver);
            select.setObject(2, Micros.at(since.beginnings()));
            select.setArray(3, endings);
            select.setObject(4, Micros.at(since.endings()));
            select.setArray(5, connection.createArrayOf("text", BEGINNINGS.toArray()));
            select.setArray(6, endings);
            var standing = new ArrayList<Message>();
            try (var row = select.executeQuery()) {
                while (row.next()) standing.add(OutboxRows.message(row));
            }
            return List.copyOf(standing);
        }
    }

    /** From when on: an older beginning stands no more, an older end is known well enough. */
    record Told(Instant beginnings, Instant endings) {}
}

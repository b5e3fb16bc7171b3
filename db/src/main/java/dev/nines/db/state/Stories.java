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
    public static final List<String> BEGINNINGS =
            List.of("incident.opened", "alert.fired", "sla.burn.started", "sla.breach.certain", "monitor.blind");
    public static final List<String> ENDINGS = List.of("incident.closed", "alert.resolved", "sla.burn.ended", "monitor.seeing");

    private static final String COLLAPSE = """
            with waiting as (
                select sequence, receiver, type, leased_until, story from nines.outbox o where state = 'PENDING'
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
            from told""";
    /** Before the first attempt, so that every attempt says the same. In JSON a quotation mark inside a value never stands bare. */
    private static final String UNHEARD = """
            update nines.outbox o set body = regexp_replace(body, '"kind":"RESOLVED"', '"kind":"CLOSED"')
            where state = 'PENDING' and type = any (?) and attempts = 0 and leased_until <= ? and story is not null
              and position('"kind":"RESOLVED"' in body) > 0
              and not exists (select 1 from nines.outbox b where b.story = o.story and b.receiver = o.receiver
                              and b.sequence < o.sequence and b.state <> 'GIVEN_UP')""";
    private static final String TOLD = """
            with about as (
                select sequence, state, story, %s from nines.outbox o
                where receiver = ? and occurred_at >= ? and state <> 'PENDING' and story is not null
            )
            select %s from about a where state = 'DELIVERED'
              and not exists (select 1 from about e where e.story = a.story and e.type = any (?) and e.occurred_at < ?)
            order by sequence""".formatted(OutboxRows.MESSAGE, OutboxRows.MESSAGE);
    /** What the log of attempts says of a message that its end made needless. */
    public static final String OVER = "not sent any more: it was over before this arrived, and is told once, as closed";

    private Stories() {}

    /**
     * What waits of a story whose end waits behind it is told by the end, and by nothing else; and an end whose story was never heard of is
     * told as {@code CLOSED}: begun and over.
     */
    static void collapse(Connection connection, Instant now) throws SQLException {
        var endings = connection.createArrayOf("text", ENDINGS.toArray());
        try (var statement = connection.prepareStatement(COLLAPSE)) {
            statement.setArray(1, endings);
            statement.setObject(2, Micros.at(now));
            statement.setArray(3, endings);
            statement.setObject(4, Micros.at(now));
            statement.setObject(5, Micros.at(now));
            statement.setString(6, OVER);
            statement.executeUpdate();
        }
        try (var update = connection.prepareStatement(UNHEARD)) {
            update.setArray(1, endings);
            update.setObject(2, Micros.at(now));
            update.executeUpdate();
        }
    }

    /** All that a receiver was told of stories that have not ended, or ended lately, in the order in which it was told. */
    static List<Message> standing(Connection connection, String receiver, Told since) throws SQLException {
        try (var select = connection.prepareStatement(TOLD)) {
            select.setString(1, receiver);
            select.setObject(2, Micros.at(since.beginnings()));
            select.setArray(3, connection.createArrayOf("text", ENDINGS.toArray()));
            select.setObject(4, Micros.at(since.endings()));
            var standing = new ArrayList<Message>();
            try (var row = select.executeQuery()) {
                while (row.next()) standing.add(OutboxRows.message(row));
            }
            return List.copyOf(standing);
        }
    }

    /** From when on: what is older stands no more, an older end is known well enough. */
    record Told(Instant beginnings, Instant endings) {}
}

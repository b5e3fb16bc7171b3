package dev.nines.db.state;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.db.state.Outbox.Attempt;
import dev.nines.sla.store.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** What became of the messages of the {@link Outbox}, for people and for metrics. */
public final class Deliveries {
    private static final String FOUND = "select sequence, state, " + OutboxRows.MESSAGE + " from nines.outbox where state = any (?)";
    private static final String OF_INCIDENT = " and incidents @> array[?]::text[]";
    private static final String BEFORE = " and sequence < (select sequence from nines.outbox where id = ?)";
    private static final String NEWEST_FIRST = " order by sequence desc limit ?";
    private static final String ATTEMPTS = """
            select sequence, at, http_status, duration_us, excerpt from nines.delivery_attempt
            where sequence = any(?) order by sequence, number""";
    private static final String PENDING = """
            select receiver, count(*), min(occurred_at) from nines.outbox where state = 'PENDING'
            group by receiver order by receiver collate "C\"""";

    private final Database database;

    public Deliveries(DataSource source) {
        this.database = new Database(source);
    }

    public enum State { PENDING, DELIVERED, GIVEN_UP }

    /** A message and everything that was tried with it, first attempt first. */
    public record Delivery(long sequence, Message message, State state, List<Attempt> attempts) {
        public Delivery {
            attempts = List.copyOf(attempts);
        }
    }

    /** What waits for one receiver, and since when. */
    public record Waiting(String receiver, long messages, Instant oldest) {}

    /**
     * @param incident of which they tell; empty for whatever they tell of
     * @param before the id of a message: only older ones; empty for all
     */
    public record Wanted(Set<State> states, String incident, String before, int atMost) {
        public Wanted {
            states = Set.copyOf(states);
        }

        /** The newest of all. */
        public static Wanted newest(int atMost) {
            return new Wanted(EnumSet.allOf(State.class), "", "", atMost);
        }
    }

    /** The newest {@code atMost} messages, newest first. */
    public List<Delivery> recent(int atMost) {
        return find(Wanted.newest(atMost));
    }

    /** The newest of those that are wanted, newest first. */
    public List<Delivery> find(Wanted wanted) {
        return database.snapshot("read messages", connection -> {
            List<Delivery> bare = messages(connection, wanted);
            Map<Long, List<Attempt>> attempts =
                    attempts(connection, bare.stream().map(Delivery::sequence).toArray(Long[]::new));
            return bare.stream()
                    .map(d -> new Delivery(d.sequence(), d.message(), d.state(),
                            attempts.getOrDefault(d.sequence(), List.of())))
                    .toList();
        });
    }

    /** What waits, by receiver; receivers for whom nothing waits are not in it. */
    public List<Waiting> pending() {
        return database.transaction("count pending messages", connection -> {
            var waiting = new ArrayList<Waiting>();
            try (var select = connection.prepareStatement(PENDING); var row = select.executeQuery()) {
                while (row.next()) {
                    waiting.add(new Waiting(row.getString(1), row.getLong(2),
                            row.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
            return List.copyOf(waiting);
        });
    }

    /**
     * All that a receiver was told of stories that have not ended, or have ended lately, in order: after them it knows what stands.
     *
     * @param begunSince older messages are left out
     * @param endedSince stories that ended before are left out
     */
    public List<Message> standing(String receiver, Instant begunSince, Instant endedSince) {
        return database.snapshot("read what stands for a receiver",
                connection -> Stories.standing(connection, receiver, new Stories.Told(begunSince, endedSince)));
    }

    private static List<Delivery> messages(Connection connection, Wanted wanted) throws SQLException {
        var found = new ArrayList<Delivery>();
        var sql = FOUND + (wanted.incident().isEmpty() ? "" : OF_INCIDENT) + (wanted.before().isEmpty() ? "" : BEFORE) + NEWEST_FIRST;
        try (var select = connection.prepareStatement(sql)) {
            int at = 1;
            select.setArray(at++, connection.createArrayOf("text", wanted.states().stream().map(State::name).toArray()));
            if (!wanted.incident().isEmpty()) select.setString(at++, wanted.incident());
            if (!wanted.before().isEmpty()) select.setString(at++, wanted.before());
            select.setInt(at, wanted.atMost());
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var state = State.valueOf(row.getString("state"));
                    found.add(new Delivery(row.getLong("sequence"), OutboxRows.message(row), state, List.of()));
                }
            }
        }
        return found;
    }

    private record Tried(long sequence, Attempt attempt) {}

    private static Map<Long, List<Attempt>> attempts(Connection connection, Long[] sequences) throws SQLException {
        var found = new ArrayList<Tried>();
        try (var select = connection.prepareStatement(ATTEMPTS)) {
            select.setArray(1, connection.createArrayOf("int8", sequences));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Tried(row.getLong(1), new Attempt(row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getInt(3), Micros.duration(row.getLong(4)), row.getString(5))));
                }
            }
        }
        return found.stream().collect(groupingBy(Tried::sequence, mapping(Tried::attempt, toList())));
    }
}

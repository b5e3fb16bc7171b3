package dev.nines.db.state;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.db.sql.Storable;
import dev.nines.sla.store.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;

/**
 * Messages on their way. Each receiver gets its messages in the order in which they were written, one at a time: one
 * that must wait holds those behind it. A message may be sent twice (a process that dies may have sent it), never lost.
 */
public final class Outbox {
    private static final String CLAIM = """
            update nines.outbox o set leased_until = ?::timestamptz, lease = o.lease + 1
            from (select sequence from nines.outbox
                  where sequence in (select min(sequence) from nines.outbox where state = 'PENDING' group by receiver)
                    and state = 'PENDING' and next_attempt_at <= ? and leased_until <= ?
                  order by sequence limit ? for update skip locked) due
            where o.sequence = due.sequence
            returning o.sequence, o.lease, o.attempts, o.id, o.receiver, o.type, o.occurred_at, o.body, o.incidents""";
    private static final String REPLAY = """
            update nines.outbox set state = 'PENDING', attempts = 0, next_attempt_at = '-infinity', leased_until = '-infinity',
                lease = lease + 1
            where id = ?""";
    private static final String MINE = " where sequence = ? and lease = ? and state = 'PENDING'";
    private static final String ATTEMPTED =
            "update nines.outbox set attempts = attempts + 1, leased_until = '-infinity', ";
    private static final String DELIVERED =
            ATTEMPTED + "state = 'DELIVERED' where sequence = ? and state <> 'DELIVERED'";
    private static final String GIVE_UP = ATTEMPTED + "state = 'GIVEN_UP'" + MINE;
    private static final String RETRY = ATTEMPTED + "next_attempt_at = ?" + MINE;
    private static final String LOG = """
            insert into nines.delivery_attempt (sequence, number, at, http_status, duration_us, excerpt)
            select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ? from nines.delivery_attempt where sequence = ?""";
    private static final String ALONE = "select 1 from nines.outbox where sequence = ? for update";
    private static final String NEXT_DUE = """
            select min(greatest(next_attempt_at, leased_until)) from nines.outbox
            where sequence in (select min(sequence) from nines.outbox where state = 'PENDING' group by receiver)""";

    private final Database database;

    public Outbox(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * A message that is the caller's to send, until its lease runs out.
     *
     * @param attempts how often it was tried before
     */
    public record Claim(long sequence, long lease, int attempts, Message message) {}

    /**
     * @param status the HTTP status, 0 where no status line came
     * @param excerpt the start of the answer, or what went wrong; never a key
     */
    public record Attempt(Instant at, int status, Duration took, String excerpt) {
        public OptionalInt httpStatus() {
            return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
        }
    }

    /**
     * Messages that no change of state causes: a heartbeat, a test. Idempotent by id.
     *
     * @return how many were new
     */
    public int add(List<Message> messages) {
        return database.transaction("add " + messages.size() + " messages",
                connection -> OutboxRows.add(connection, messages));
    }

    /** The next message of each receiver that is due and that nobody else is sending, oldest first. */
    public List<Claim> claim(Instant now, Duration lease, int atMost) {
        return database.transaction("claim messages", connection -> {
            Stories.collapse(connection, now);
            try (var update = connection.prepareStatement(CLAIM)) {
                update.setObject(1, Micros.at(now.plus(lease)));
                update.setObject(2, Micros.at(now));
                update.setObject(3, Micros.at(now));
                update.setInt(4, atMost);
                return claims(update);
            }
        });
    }

    /**
     * Sends a message again, under its own id, as if it had never been tried: one that was given up, or that arrived and was lost there.
     *
     * @return whether there is such a message
     */
    public boolean replay(String id) {
        return database.transaction("replay " + id, connection -> {
            try (var update = connection.prepareStatement(REPLAY)) {
                update.setString(1, id);
                return update.executeUpdate() == 1;
            }
        });
    }

    /** It arrived. Counts even when the lease had run out meanwhile: what has arrived has arrived. */
    public void delivered(Claim claim, Attempt attempt) {
        settle("mark delivered " + claim.message().id(), claim, attempt, connection -> {
            try (var update = connection.prepareStatement(DELIVERED)) {
                update.setLong(1, claim.sequence());
                return update.executeUpdate();
            }
        });
    }

    /**
     * It did not arrive, and is due again at {@code at}. Only logged when the lease had run out: another has it now.
     */
    public void retryLater(Claim claim, Instant at, Attempt attempt) {
        settle("postpone " + claim.message().id(), claim, attempt, connection -> {
            try (var update = connection.prepareStatement(RETRY)) {
                update.setObject(1, Micros.at(at));
                return mine(update, 2, claim);
            }
        });
    }

    /** It will not arrive: the receiver refused it for good. The messages behind it go on. */
    public void giveUp(Claim claim, Attempt attempt) {
        settle("give up " + claim.message().id(), claim, attempt, connection -> {
            try (var update = connection.prepareStatement(GIVE_UP)) {
                return mine(update, 1, claim);
            }
        });
    }

    /**
     * When to look again, unless a notification comes first: the earliest instant at which some message may be claimed,
     * long past when one may be claimed now, empty when none waits.
     */
    public Optional<Instant> nextDue() {
        return database.transaction("find next due message", connection -> {
            try (var select = connection.prepareStatement(NEXT_DUE); var row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
            }
        });
    }

    private static List<Claim> claims(PreparedStatement update) throws SQLException {
        var claims = new ArrayList<Claim>();
        try (var row = update.executeQuery()) {
            while (row.next()) {
                claims.add(new Claim(row.getLong("sequence"), row.getLong("lease"), row.getInt("attempts"),
                        OutboxRows.message(row)));
            }
        }
        claims.sort(Comparator.comparingLong(Claim::sequence));
        return List.copyOf(claims);
    }

    private void settle(String what, Claim claim, Attempt attempt, Database.Work<Integer> update) {
        database.transaction(what, connection -> {
            try (var lock = connection.prepareStatement(ALONE)) {
                lock.setLong(1, claim.sequence());
                lock.execute();
            }
            log(connection, claim, attempt);
            return update.with(connection);
        });
    }

    private static int mine(PreparedStatement update, int at, Claim claim) throws SQLException {
        update.setLong(at, claim.sequence());
        update.setLong(at + 1, claim.lease());
        return update.executeUpdate();
    }

    private static void log(Connection connection, Claim claim, Attempt attempt) throws SQLException {
        try (var insert = connection.prepareStatement(LOG)) {
            insert.setLong(1, claim.sequence());
            insert.setObject(2, Micros.at(attempt.at()));
            if (attempt.status() == 0) insert.setNull(3, Types.INTEGER);
            else insert.setInt(3, attempt.status());
            insert.setLong(4, Micros.of(attempt.took()));
            insert.setString(5, Storable.text(attempt.excerpt()));
            insert.setLong(6, claim.sequence());
            insert.executeUpdate();
        }
    }
}

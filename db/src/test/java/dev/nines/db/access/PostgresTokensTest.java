package dev.nines.db.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.TestDatabase;
import dev.nines.db.access.KeptToken.Life;
import dev.nines.probe.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresTokensTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final DataSource database = TestDatabase.migrated();
    private final PostgresTokens tokens = new PostgresTokens(database);
    private final AuditLog audit = new AuditLog(database);

    @Test
    void a_token_is_read_as_it_was_kept_and_its_making_is_in_the_log() {
        var token = token("a1", NOON.plus(Duration.ofDays(90)));

        tokens.add(token, change("token.created", "a1"));

        assertThat(tokens.all()).containsExactly(token);
        assertThat(audit.before(AuditLog.END, 10)).singleElement().satisfies(line -> {
            assertThat(line.at()).isEqualTo(NOON);
            assertThat(line.who()).isEqualTo("ann at the command line");
            assertThat(line.what()).isEqualTo("token.created");
            assertThat(line.subject()).isEqualTo("a1");
            assertThat(line.detail()).isEqualTo("{\"name\":\"ci \\\"x\\\"\"}");
        });
    }

    @Test
    void one_that_expired_or_was_revoked_does_not_live_and_is_kept_all_the_same() {
        tokens.add(token("soon", NOON.plusSeconds(60)), change("token.created", "soon"));
        tokens.add(token("ever", Life.NEVER), change("token.created", "ever"));
        tokens.add(token("gone", Life.NEVER), change("token.created", "gone"));

        assertThat(tokens.revoke("gone", change("token.revoked", "gone"))).isTrue();

        assertThat(tokens.living(NOON.plusSeconds(59))).extracting(KeptToken::id).containsExactly("ever", "soon");
        assertThat(tokens.living(NOON.plusSeconds(60))).extracting(KeptToken::id).containsExactly("ever");
        assertThat(tokens.all()).filteredOn(t -> t.life().isRevoked()).extracting(KeptToken::id).containsExactly("gone");
        assertThat(tokens.all()).hasSize(3);
    }

    @Test
    void what_was_not_revoked_now_is_not_in_the_log() {
        tokens.add(token("a1", Life.NEVER), change("token.created", "a1"));
        tokens.revoke("a1", change("token.revoked", "a1"));

        assertThat(tokens.revoke("a1", change("token.revoked", "a1"))).isFalse();
        assertThat(tokens.revoke("nobody", change("token.revoked", "nobody"))).isFalse();

        assertThat(audit.before(AuditLog.END, 10)).extracting(AuditLog.Line::what).containsExactly("token.revoked", "token.created");
    }

    @Test
    void a_token_that_cannot_be_kept_is_not_in_the_log_either() {
        tokens.add(token("a1", Life.NEVER), change("token.created", "a1"));

        assertThatThrownBy(() -> tokens.add(token("a1", Life.NEVER), change("token.created", "a1"))).isInstanceOf(StoreUnavailable.class);

        assertThat(audit.before(AuditLog.END, 10)).hasSize(1);
    }

    @Test
    void the_day_of_use_only_goes_on() {
        tokens.add(token("a1", Life.NEVER), change("token.created", "a1"));

        tokens.used("a1", TODAY);
        tokens.used("a1", TODAY.minusDays(1));

        assertThat(tokens.all()).extracting(KeptToken::usedOn).containsExactly(TODAY);
    }

    @Test
    void pages_of_the_log_follow_each_other() {
        for (int i = 0; i < 5; i++) audit.add(new Change(NOON, "SIGHUP", "config.reloaded", "n" + i, Map.of()));

        var first = audit.before(AuditLog.END, 3);
        var second = audit.before(first.getLast().sequence(), 3);

        assertThat(first).extracting(AuditLog.Line::subject).containsExactly("n4", "n3", "n2");
        assertThat(second).extracting(AuditLog.Line::subject).containsExactly("n1", "n0");
    }

    /** Also for who owns the tables. */
    @ParameterizedTest
    @ValueSource(strings = {
        "update nines.audit set who = 'nobody'",
        "delete from nines.audit",
        "truncate nines.audit",
        "update nines.api_token set revoked_at = null",
        "update nines.api_token set scopes = '{admin}'",
        "update nines.api_token set expires_at = null",
        "update nines.api_token set hash = decode(repeat('00', 32), 'hex')"})
    void what_was_written_stays(String attempt) {
        tokens.add(token("a1", NOON), change("token.created", "a1"));
        tokens.revoke("a1", change("token.revoked", "a1"));

        assertThatThrownBy(() -> TestDatabase.execute(database, attempt)).rootCause()
                .hasMessageMatching("(?s)ERROR: (nines.audit is append-only|nines.api_token: only revocation).*");
    }

    @Test
    void text_that_no_column_can_hold_is_noted_as_far_as_it_can_be() {
        audit.add(new Change(NOON, "x\0y", "config.refused", "\ud800", Map.of("why", "a\0b\n")));

        assertThat(audit.before(AuditLog.END, 1)).singleElement().satisfies(line -> {
            assertThat(line.who()).isEqualTo("x\ufffdy");
            assertThat(line.detail()).isEqualTo("{\"why\":\"a\ufffdb\\u000a\"}");
        });
    }

    private static KeptToken token(String id, Instant expiresAt) {
        return new KeptToken(id, "ci", Set.of("read", "write"), "%064x".formatted(id.hashCode() & 0xffff), new Life(NOON, "ann", expiresAt, Life.NEVER),
                KeptToken.UNUSED);
    }

    private static Change change(String what, String subject) {
        return new Change(NOON, "ann at the command line", what, subject, Map.of("name", "ci \"x\""));
    }
}

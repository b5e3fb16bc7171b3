package dev.nines.db.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.TestDatabase;
import dev.nines.db.access.AuditLog;
import dev.nines.db.access.Change;
import dev.nines.db.state.Claims.Sent;
import dev.nines.db.state.Remarks.KeptRemark;
import dev.nines.sla.SeriesId;
import dev.nines.sla.store.StateChange.IncidentOpened;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class RemarksTest {
    private static final Instant NOON = Instant.parse("2026-10-10T12:00:00Z");

    private final DataSource database = TestDatabase.migrated();
    private final Remarks remarks = new Remarks(database);
    private final AuditLog audit = new AuditLog(database);

    private static Change change(String what) {
        return new Change(NOON, "ann", what, "i-1", Map.of());
    }

    private static KeptRemark remark(String incident, String text) {
        return new KeptRemark(incident, NOON.plusSeconds(60), "ann", "4711", text);
    }

    @Test
    void remarks_stand_in_the_order_in_which_they_were_added_each_with_its_line_in_the_audit_log() {
        open("i-1");
        open("i-2");

        assertThat(remarks.add(remark("i-1", "called <them>"), change("incident.remarked"))).isTrue();
        assertThat(remarks.add(remark("i-1", "they answer\0"), change("incident.remarked"))).isTrue();

        assertThat(remarks.of(List.of("i-1", "i-2", "i-3")))
                .isEqualTo(Map.of("i-1", List.of(remark("i-1", "called <them>"), remark("i-1", "they answer\uFFFD"))));
        assertThat(audit.before(AuditLog.END, 10)).hasSize(2);
    }

    @Test
    void an_incident_that_nobody_knows_takes_no_remark_and_no_line() {
        assertThat(remarks.add(remark("i-9", "x"), change("incident.remarked"))).isFalse();
        assertThat(audit.before(AuditLog.END, 10)).isEmpty();
    }

    @Test
    void a_stretch_knows_when_a_remark_was_added_to_an_incident_in_it() {
        open("i-1");
        assertThat(remarks.newest(NOON.minusSeconds(60), NOON.plusSeconds(60))).isZero();
        remarks.add(remark("i-1", "x"), change("incident.remarked"));

        assertThat(remarks.newest(NOON.minusSeconds(60), NOON.plusSeconds(60))).isPositive();
        assertThat(remarks.newest(NOON.minusSeconds(60), NOON)).isZero();
    }

    @Test
    void a_claim_is_sent_once_for_each_revision() {
        var claims = new Claims(database);
        var sent = new Sent("pro", "2026-10", NOON, 1, "CS-1", "ann");

        assertThat(claims.add(sent, change("claim.sent"))).isTrue();
        assertThat(claims.add(new Sent("pro", "2026-10", NOON, 1, "", "bob"), change("claim.sent"))).isFalse();
        assertThat(claims.all()).containsExactly(sent);
        assertThat(audit.before(AuditLog.END, 10)).hasSize(1);

        var more = new Sent("pro", "2026-10", NOON, 2, "CS-2", "bob");
        assertThat(claims.add(more, change("claim.sent"))).isTrue();
        assertThat(claims.all()).containsExactly(sent, more);
    }

    private void open(String incident) {
        new PostgresStateLog(database).record(new IncidentOpened(incident, new SeriesId("gw/chat/m@here"), NOON, NOON, "TIMEOUT"), List.of());
    }
}

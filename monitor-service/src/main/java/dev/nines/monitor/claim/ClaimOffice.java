package dev.nines.monitor.claim;

import dev.nines.db.access.Change;
import dev.nines.db.state.Claims;
import dev.nines.db.state.Claims.Sent;
import dev.nines.db.state.Remarks;
import dev.nines.db.state.Remarks.KeptRemark;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.sla.store.StatementArchive;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes down what people add, for one who is known. Nothing of it is ever changed. */
public final class ClaimOffice {
    private final Store store;
    private final StatementArchive archive;
    private final InstantSource clock;

    /** Where it is kept, each with its line in the audit log. */
    public interface Store {
        /** @return false where there is no such incident */
        boolean add(KeptRemark remark, Change change);

        /** @return false where it was noted before of this revision */
        boolean add(Sent sent, Change change);

        List<Sent> sent();

        static Store of(Remarks remarks, Claims claims) {
            return new Store() {
                @Override
                public boolean add(KeptRemark remark, Change change) {
                    return remarks.add(remark, change);
                }

                @Override
                public boolean add(Sent sent, Change change) {
                    return claims.add(sent, change);
                }

                @Override
                public List<Sent> sent() {
                    return claims.all();
                }
            };
        }
    }

    /** What became of the wish to note a claim. */
    public sealed interface Noted {
        record Done(Sent sent) implements Noted {}

        record NoSuch() implements Noted {}

        /** @param why as a sentence without a full stop */
        record Refused(String why) implements Noted {}
    }

    public ClaimOffice(Store store, StatementArchive archive, InstantSource clock) {
        this.store = store;
        this.archive = archive;
        this.clock = clock;
    }

    /**
     * @param who as the audit log is to name him; the author where the draft names none
     * @return empty where there is no such incident
     */
    public Optional<KeptRemark> remark(String incident, Draft draft, String who) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var remark = new KeptRemark(incident, draft.at(now), draft.author(who), draft.ticket(), draft.text());
        var change = new Change(now, who, "incident.remarked", incident,
                Map.of("author", remark.author(), "ticket", remark.ticket(), "text", remark.text(), "at", remark.at().toString()));
        return store.add(remark, change) ? Optional.of(remark) : Optional.empty();
    }

    /** Nobody is reminded of it any more, unless a later revision owes more: then that can be claimed, and noted, too. */
    public Noted sent(String contract, String period, Draft draft, String who) {
        var newest = archive.newest(contract, period);
        if (newest.isEmpty()) return new Noted.NoSuch();
        var credit = StatementJson.read(newest.get().json()).credit();
        if (!credit.owed()) return new Noted.Refused("nothing is owed for this period, so there is nothing to claim");
        var before = claimed().settling(contract, period, credit.amount());
        if (before.isPresent()) return new Noted.Refused("it was noted before, as sent at " + before.get().at() + " by " + before.get().author());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var sent = new Sent(contract, period, draft.at(now), newest.get().revision(), draft.ticket(), draft.author(who));
        var change = new Change(now, who, "claim.sent", contract + "/" + period, Map.of("ticket", sent.ticket(), "author", sent.author(),
                "revision", Integer.toString(sent.revision()), "at", sent.at().toString()));
        if (store.add(sent, change)) return new Noted.Done(sent);
        return claimed().last(contract, period).<Noted>map(s -> new Noted.Refused("it was noted before, as sent at " + s.at() + " by " + s.author())).orElseGet(Noted.NoSuch::new);
    }

    public Claimed claimed() {
        return new Claimed(store.sent(), archive.all(), archive);
    }
}

package dev.nines.monitor.web;

import dev.nines.db.access.Change;
import dev.nines.db.state.Claims.Sent;
import dev.nines.db.state.Remarks.KeptRemark;
import dev.nines.monitor.claim.ClaimOffice;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What people added, with its lines in the audit log; of incidents only {@code inc-1} is known. */
public final class ClaimsInMemory implements ClaimOffice.Store {
    public final List<KeptRemark> remarks = new CopyOnWriteArrayList<>();
    public final List<Sent> sent = new CopyOnWriteArrayList<>();
    public final List<Change> noted = new CopyOnWriteArrayList<>();

    @Override
    public boolean add(KeptRemark remark, Change change) {
        if (!remark.incident().equals("inc-1")) return false;
        noted.add(change);
        return remarks.add(remark);
    }

    @Override
    public boolean add(Sent one, Change change) {
        if (sent.stream().anyMatch(s -> s.contract().equals(one.contract()) && s.period().equals(one.period())
                && s.revision() == one.revision())) return false;
        noted.add(change);
        return sent.add(one);
    }

    @Override
    public List<Sent> sent() {
        return List.copyOf(sent);
    }
}

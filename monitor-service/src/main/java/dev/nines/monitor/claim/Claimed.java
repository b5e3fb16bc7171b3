package dev.nines.monitor.claim;

import dev.nines.db.state.Claims.Sent;
import dev.nines.monitor.statement.revise.Headline;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Listed;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was claimed of a period, as people say. A claim asks for what the statement owed that was newest then, so it settles every later revision
 * that owes no more; of one that owes more the rest is still to be claimed.
 */
public final class Claimed {
    private final List<Sent> sent;
    private final List<Listed> listed;
    private final StatementArchive archive;

    /** @param listed every revision of the archive */
    public Claimed(List<Sent> sent, List<Listed> listed, StatementArchive archive) {
        this.sent = List.copyOf(sent);
        this.listed = List.copyOf(listed);
        this.archive = archive;
    }

    /** The newest claim of the period, whether or not it settles what is owed now. */
    public Optional<Sent> last(String contract, String period) {
        return sent.stream().filter(s -> s.contract().equals(contract) && s.period().equals(period)).max(Comparator.comparingInt(Sent::revision));
    }

    /** The newest claim, where this credit is not more than it asked for. */
    public Optional<Sent> settling(String contract, String period, String credit) {
        return last(contract, period).filter(claim -> !isMore(credit, asked(claim)));
    }

    private String asked(Sent claim) {
        return listed.stream().filter(one -> one.contract().equals(claim.contract()) && one.period().equals(claim.period()) && one.revision() == claim.revision())
                .findFirst().map(one -> Headline.of(one, archive).credit()).orElse("");
    }

    /** Amounts of one currency are compared; of another currency, or of what cannot be read, anything else is more. */
    private static boolean isMore(String now, String then) {
        if (now.equals(then)) return false;
        var is = now.split(" ", 2);
        var was = then.split(" ", 2);
        if (is.length < 2 || was.length < 2 || !is[1].equals(was[1])) return true;
        return new BigDecimal(is[0]).compareTo(new BigDecimal(was[0])) > 0;
    }
}

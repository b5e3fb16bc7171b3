package dev.nines.monitor.web.report;

import dev.nines.monitor.claim.ClaimOffice;
import dev.nines.monitor.claim.Claimed;
import dev.nines.monitor.claim.Reminders;
import dev.nines.monitor.config.InForce;
import dev.nines.monitor.evaluate.JudgingOffice;
import dev.nines.monitor.statement.revise.Headline;
import dev.nines.monitor.web.report.ReportsPage.Claim;
import dev.nines.monitor.web.report.ReportsPage.Report;
import dev.nines.monitor.web.report.ReportsPage.Revision;
import dev.nines.monitor.web.report.ReportsPage.Running;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Listed;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of the page of statements: those of contracts that are configured no more stay in it. */
@Singleton
final class ReportList {
    private static final Comparator<Report> NEWEST_FIRST =
            Comparator.comparing(Report::period).reversed().thenComparing(Report::contract);

    private final InForce inForce;
    private final StatementArchive archive;
    private final ClaimOffice claims;
    private final JudgingOffice judging;

    ReportList(InForce inForce, StatementArchive archive, ClaimOffice claims, JudgingOffice judging) {
        this.inForce = inForce;
        this.archive = archive;
        this.claims = claims;
        this.judging = judging;
    }

    List<Running> running(Instant now) {
        return inForce.settings().contracts().stream().map(c -> c.contract()).filter(c -> c.term().active().contains(now)).map(c -> {
            var period = c.term().periodAt(now);
            return new Running(c.id(), c.title(), period.label(), period.to());
        }).toList();
    }

    List<Report> reports(Instant now) {
        var claimed = claims.claimed();
        var byPeriod = new LinkedHashMap<String, List<Listed>>();
        for (var one : archive.all()) byPeriod.computeIfAbsent(one.contract() + "/" + one.period(), _ -> new ArrayList<>()).add(one);
        var notes = judging.notes();
        return byPeriod.entrySet().stream().map(e -> report(e.getValue(), new Beside(claimed, notes, now))).sorted(NEWEST_FIRST).toList();
    }

    private record Beside(Claimed claimed, Map<String, String> notes, Instant now) {}

    private Report report(List<Listed> revisions, Beside beside) {
        var newest = revisions.getLast();
        var headline = Headline.of(newest, archive);
        var key = newest.contract() + "/" + newest.period();
        var earlier = revisions.subList(0, revisions.size() - 1).reversed().stream().map(r -> revision(r, Headline.of(r, archive))).toList();
        return new Report(newest.contract(), headline.title(), newest.period(), headline.verdict(), headline.credit(), claim(headline, newest, beside),
                revision(newest, headline), beside.notes().getOrDefault(key, ""), earlier);
    }

    private static Revision revision(Listed listed, Headline headline) {
        return new Revision(listed.revision(), listed.writtenAt(), headline.verdict(), headline.credit(), headline.changes());
    }

    /** Of what a later revision owes more than was claimed, time is running still. */
    private static Claim claim(Headline headline, Listed newest, Beside beside) {
        var sent = beside.claimed().settling(newest.contract(), newest.period(), headline.credit());
        if (sent.isPresent()) return new Claim.Sent(sent.get().at(), sent.get().ticket());
        if (!headline.owed() || headline.before().isEmpty()) return new Claim.NothingOwed();
        if (!beside.now().isBefore(Instant.parse(headline.before()))) return new Claim.Lapsed(headline.lastDay());
        return new Claim.Open(Reminders.daysLeft(headline, beside.now()), headline.lastDay());
    }
}

package dev.nines.monitor.statement.revise;

import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Deadline;
import dev.nines.monitor.statement.StatementDocument.Due;
import dev.nines.monitor.statement.part.Issue;
import dev.nines.monitor.statement.part.Letter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The account of a period that is still open. */
public final class Forecast {
    private Forecast() {}

    /** Says in its first sentence what it is; without a deadline, a letter or files, because nothing can be claimed of it. */
    public static StatementDocument of(StatementDocument d, Instant asOf, List<String> certain) {
        var quality = new ArrayList<String>();
        quality.add("FORECAST: this period is open until " + d.period().to() + ". What is said here was so at " + asOf
                + "; nothing is decided, and nothing can be claimed by it.");
        quality.addAll(certain);
        quality.addAll(d.quality());
        return new StatementDocument(d.format(), d.data(), new Issue(Issue.FORECAST, asOf.toString(), 0, "", List.of()), d.software(), d.parties(),
                d.contract(), d.period(), d.verdict(), d.lines(), d.exclusions(), new Due(d.credit().amount(), false, d.credit().steps()), new Deadline("", ""), d.loss(), d.incidents(),
                d.reliability(), d.latencies(), d.watching(), d.before(), Letter.NONE, d.method(), quality, List.of());
    }
}

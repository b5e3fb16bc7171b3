package dev.nines.monitor.judge;

import dev.nines.monitor.judge.read.LogUnreadable;
import dev.nines.probe.Observation;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Period;
import dev.nines.sla.statement.Findings;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.statement.Statements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fed the requests of a log in the order of time, it ends in a statement for each period. For one thread. */
public final class LogJudge {
    private static final int MOST_MODELS = 10_000;
    /** Some rules look a day beyond their period. */
    private static final Duration BESIDE = Duration.ofDays(1);
    /** Every zone's midnights lie on quarters of an hour. */
    private static final long STRETCH_SECONDS = 900;
    /** A log that begins and ends within a day of a period's edges has the whole of it: not every service is asked at midnight. */
    private static final Duration EDGE = Duration.ofDays(1);

    private final Case judged;
    private final Log log = new Log();
    private final Map<String, Boolean> covered = new HashMap<>();
    private final Map<Period, PeriodBook> open = new HashMap<>();
    private final Map<Instant, Closed> closed = new TreeMap<>();
    private List<PeriodBook> current = List.of();
    private long stretch = Long.MIN_VALUE;

    /** A period of which no more lines come; its accounts are gone, their findings stay. */
    private record Closed(Period period, Span judgedTime, Findings findings) {}

    public LogJudge(Case judged) {
        this.judged = judged;
    }

    public void add(Observation o) {
        var at = o.scheduledAt();
        log.sees(at);
        String model = o.series().target().model();
        if (!isCovered(model)) {
            log.leavesOut(model);
            return;
        }
        turnTo(at);
        boolean counted = false;
        for (var book : current) {
            if (!book.reach().contains(at)) continue;
            book.add(o);
            counted |= book.judgedTime().contains(at);
        }
        if (!counted) log.outsidePeriods();
    }

    private boolean isCovered(String model) {
        if (covered.size() > MOST_MODELS) {
            throw new LogUnreadable("the log names more than " + MOST_MODELS + " models; is another column taken for the model?");
        }
        return covered.computeIfAbsent(model, judged.covers()::test);
    }

    public Log log() {
        return log;
    }

    /** In the order of the periods. Empty where the log has none that was wanted. */
    public List<Statement> statements() {
        open.values().forEach(this::close);
        open.clear();
        current = List.of();
        return closed.values().stream().filter(this::isWanted).filter(c -> !c.findings().judged().isEmpty()).map(this::statement).toList();
    }

    private void turnTo(Instant at) {
        long now = Math.floorDiv(at.getEpochSecond(), STRETCH_SECONDS);
        if (now == stretch) return;
        stretch = now;
        current = periods(at).stream().filter(this::isStillOpen)
                .map(period -> open.computeIfAbsent(period, p -> new PeriodBook(judged, p))).toList();
        var over = open.values().stream().filter(book -> !book.reach().to().isAfter(at)).toList();
        over.forEach(this::close);
        over.forEach(book -> open.remove(book.period()));
    }

    private boolean isStillOpen(Period period) {
        return !closed.containsKey(period.from()) && !judged.contract().term().judged(period).isEmpty();
    }

    private List<Period> periods(Instant at) {
        return switch (judged.wanted()) {
            case Wanted.Only(var period) -> List.of(period);
            case Wanted.WholeOnes _ -> List.of(at.minus(BESIDE), at, at.plus(BESIDE)).stream()
                    .map(judged.contract().term()::periodAt).distinct().filter(p -> !p.isOpenAt(judged.written().at())).toList();
        };
    }

    private void close(PeriodBook book) {
        closed.put(book.period().from(), new Closed(book.period(), book.judgedTime(), book.findings(List.of())));
    }

    private boolean isWanted(Closed one) {
        return switch (judged.wanted()) {
            case Wanted.Only _ -> true;
            case Wanted.WholeOnes _ -> missing(one.judgedTime()).isEmpty();
        };
    }

    private Statement statement(Closed one) {
        var notes = new ArrayList<String>();
        notes.add("LOG: judged by the requests of a log. No slots were planned, so coverage says only how many of the "
                + "lines were a test of the service; what the log does not hold is unknown.");
        notes.addAll(missing(one.judgedTime()));
        var findings = new Findings(one.findings().judged(), one.findings().incidents(), notes);
        return Statements.write(judged.contract(), one.period(), findings, judged.written());
    }

    /** What of the judged time the log does not reach. */
    private List<String> missing(Span time) {
        var missing = new ArrayList<String>();
        if (log.first().isAfter(time.from().plus(EDGE))) {
            missing.add("PARTIAL: the log begins at " + log.first() + ", and what is judged at " + time.from() + ".");
        }
        if (log.last().isBefore(time.to().minus(EDGE))) {
            missing.add("PARTIAL: the log ends at " + log.last() + ", and what is judged at " + time.to() + ".");
        }
        return missing;
    }
}

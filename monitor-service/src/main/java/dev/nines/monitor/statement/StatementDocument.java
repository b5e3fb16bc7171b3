package dev.nines.monitor.statement;

import dev.nines.monitor.statement.part.Attachment;
import dev.nines.monitor.statement.part.Day;
import dev.nines.monitor.statement.part.Distribution;
import dev.nines.monitor.statement.part.Earlier;
import dev.nines.monitor.statement.part.Issue;
import dev.nines.monitor.statement.part.Letter;
import dev.nines.monitor.statement.part.Loss;
import dev.nines.monitor.statement.part.Reliability;
import dev.nines.monitor.statement.part.Remark;
import dev.nines.monitor.statement.part.Watching;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.statement.Statement;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the words of its JSON. Counts are integers; shares, amounts and probabilities are decimal texts, so that no reader's
 * floating point changes them; instants are ISO-8601 UTC. A text is empty where there is nothing to say.
 *
 * @param format name and version of this shape
 * @param data {@code measured} or {@code simulated}
 * @param verdict the worst of the lines
 * @param exclusions those that touch the period
 */
public record StatementDocument(
        String format,
        String data,
        Issue issue,
        String software,
        Parties parties,
        Terms contract,
        Month period,
        String verdict,
        List<Line> lines,
        List<Excluded> exclusions,
        Due credit,
        Deadline claim,
        Loss loss,
        List<Interruption> incidents,
        List<Reliability> reliability,
        List<Distribution> latencies,
        List<Watching> watching,
        List<Earlier> before,
        Letter letter,
        List<String> method,
        List<String> quality,
        List<Attachment> attachments) {
    public static final String FORMAT = "nines-statement/2";

    /** The shape before this one: without what the constructor fills in. */
    public static final String FORMAT_1 = "nines-statement/1";

    /** One that was written in an earlier shape reads as one that says nothing of what came later. */
    public StatementDocument {
        issue = Objects.requireNonNullElse(issue, Issue.FIRST);
        exclusions = listed(exclusions);
        loss = Objects.requireNonNullElse(loss, Loss.NONE);
        reliability = listed(reliability);
        latencies = listed(latencies);
        watching = listed(watching);
        before = listed(before);
        letter = Objects.requireNonNullElse(letter, Letter.NONE);
        attachments = listed(attachments);
    }

    private static <T> List<T> listed(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** Where the observations came from. */
    public enum Origin { MEASURED, SIMULATED }

    public static StatementDocument of(Statement statement, Origin origin) {
        return of(statement, new Beside(origin));
    }

    /** With its letter, where a credit is owed. */
    public static StatementDocument of(Statement statement, Beside beside) {
        var document = Drafting.document(statement, beside);
        return document.with(Letters.of(document));
    }

    /** The terms of a contract of which no month may have been judged yet. */
    public static Terms terms(Contract contract) {
        return TermsDrafting.terms(contract);
    }

    public StatementDocument with(Issue other) {
        return new StatementDocument(format, data, other, software, parties, contract, period, verdict, lines, exclusions, credit, claim, loss, incidents,
                reliability, latencies, watching, before, letter, method, quality, attachments);
    }

    public StatementDocument writtenBy(String other) {
        return new StatementDocument(format, data, issue, other, parties, contract, period, verdict, lines, exclusions, credit, claim, loss, incidents,
                reliability, latencies, watching, before, letter, method, quality, attachments);
    }

    public StatementDocument with(List<Attachment> others) {
        return new StatementDocument(format, data, issue, software, parties, contract, period, verdict, lines, exclusions, credit, claim, loss, incidents,
                reliability, latencies, watching, before, letter, method, quality, others);
    }

    /** Without the periods before. */
    public StatementDocument alone() {
        return new StatementDocument(format, data, issue, software, parties, contract, period, verdict, lines, exclusions, credit, claim, loss, incidents,
                reliability, latencies, watching, List.of(), letter, method, quality, attachments);
    }

    private StatementDocument with(Letter other) {
        return new StatementDocument(format, data, issue, software, parties, contract, period, verdict, lines, exclusions, credit, claim, loss, incidents,
                reliability, latencies, watching, before, other, method, quality, attachments);
    }

    public boolean isSimulated() {
        return data.equals(Drafting.word(Origin.SIMULATED));
    }

    /**
     * @param provider the configured names of the endpoints
     * @param measuredFrom the vantages
     * @param side whose statement it is: {@code customer} who claims, or {@code operator} who gives the SLA
     * @param vendor the provider's name in the contract; empty, as the two below, where none is configured
     * @param account of the customer at the vendor
     */
    public record Parties(List<String> provider, List<String> measuredFrom, String side, String vendor, String customer, String account) {
        public Parties {
            side = Objects.requireNonNullElse(side, "customer");
            vendor = Objects.requireNonNullElse(vendor, "");
            customer = Objects.requireNonNullElse(customer, "");
            account = Objects.requireNonNullElse(account, "");
        }
    }

    /**
     * @param source where the terms come from
     * @param rules every promise in words
     * @param countsAsBad whose fault makes a failed run bad
     * @param creditTerms line by line
     */
    public record Terms(String id, String title, String source, String activeFrom, List<Promise> rules, List<String> countsAsBad,
            String coverageFloorPercent, String fee, List<String> creditTerms) {}

    public record Promise(String id, String text, String objectivePercent) {}

    /** {@code [from, to)}. */
    public record Month(String label, String zone, String from, String to) {}

    /**
     * One series under one rule.
     *
     * @param reason why nothing was decided; else empty
     */
    public record Line(String series, String rule, String promise, String verdict, String reason, Shares shares, Tallied counts,
            Left budget, Quantile quantile, Likelihood chance, List<Day> days, Support support) {
        /** One that was written before lines had these reads as one without. */
        public Line {
            days = listed(days);
            support = Objects.requireNonNullElse(support, Support.NONE);
        }

        /** The numbers alone: days and queries are in the statement. */
        public Line withoutQueries() {
            return new Line(series, rule, promise, verdict, reason, shares, counts, budget, quantile, chance, List.of(),
                    new Support(support.method(), support.share(), support.below(), List.of()));
        }
    }

    /**
     * What the share rests on, beside the counts of runs.
     *
     * @param method how it is measured, with the version of the arithmetic: {@code downtime-minutes/1}
     * @param share {@code 43190 of 43200 minutes}
     * @param below every interval that is below the promise, or every run of down minutes that counts
     * @param recount queries that count it again from the raw rows
     */
    public record Support(String method, String share, List<Stretch> below, List<Recount> recount) {
        static final Support NONE = new Support("", "", List.of(), List.of());
    }

    /** {@code [from, to)}; {@code text} says what was counted in it. */
    public record Stretch(String from, String to, String text) {}

    public record Recount(String finds, String query) {}

    /**
     * Time that did not count, in the version that was used.
     *
     * @param minutes of the judged time that lie in it
     * @param runs of all series that would have counted
     */
    public record Excluded(String id, int version, String from, String to, String kind, String author, String reason, String minutes,
            long runs) {
        public Excluded {
            minutes = Objects.requireNonNullElse(minutes, "");
        }
    }

    /**
     * Percentages, rounded down to four decimals.
     *
     * @param best if every missing slot had been good
     * @param worst if every missing slot had been bad
     */
    public record Shares(String attained, String best, String worst) {}

    /**
     * @param counted good and bad: the denominator
     * @param observed planned slots covered, of {@code expected}
     */
    public record Tallied(long good, long counted, long observed, long expected, SortedMap<String, Long> bad,
            SortedMap<String, Long> excluded, SortedMap<String, Long> missing) {}

    /** In the units of the share, rounded down to six decimals. {@code remaining} is negative where overdrawn. */
    public record Left(String allowed, String remaining) {}

    /**
     * Of a latency rule; else empty. The true percentile lies in {@code [low_us, high_us]} with 95 %, if runs are independent.
     *
     * @param text {@code p99 of first token: 1834000 us}
     * @param bound {@code measured}, {@code at_least}, {@code never_answered} or {@code too_few_samples}
     * @param us of the bound, in microseconds; 0 where it has none
     * @param lowUs 0 where there is no interval
     * @param highUs 0 where there is no interval, and where its end is a failure
     */
    public record Quantile(String text, String bound, long us, long limitUs, long lowUs, long highUs) {}

    /** The 95 % interval in percent; {@code <0.000001} for the smallest probabilities. */
    public record Likelihood(String pValue, String lowPercent, String highPercent) {}

    /** @param amount {@code 250.00 USD} */
    public record Due(String amount, boolean owed, List<String> steps) {}

    /** @param before a claim must arrive before this instant */
    public record Deadline(String before, String lastDay) {}

    /**
     * @param until empty while it goes on
     * @param local the same in the contract's zone, with the offset from UTC
     * @param reason the class of the run that opened it
     * @param failures runs of it that failed
     * @param httpStatuses that came with them, rising, each once
     * @param requestIds the provider's own, of the first failures
     */
    public record Interruption(String id, String series, String since, String until, Local local, String reason, long failures,
            List<Integer> httpStatuses, List<String> requestIds, List<Remark> remarks) {
        public Interruption {
            local = Objects.requireNonNullElse(local, new Local("", ""));
            httpStatuses = listed(httpStatuses);
            requestIds = listed(requestIds);
            remarks = listed(remarks);
        }
    }

    /** {@code 2026-10-25T02:30:00+01:00}. */
    public record Local(String since, String until) {}
}

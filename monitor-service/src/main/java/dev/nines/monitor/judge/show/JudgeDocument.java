package dev.nines.monitor.judge.show;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.nines.monitor.statement.StatementDocument;
import java.util.List;
import java.util.SortedMap;

/**
 * A judged log in the words of its JSON. Counts are integers; shares, amounts and probabilities are decimal texts, so that no
 * reader's floating point changes them; instants are ISO-8601 UTC. A text is empty where there is nothing to say.
 *
 * @param format name and version of this shape
 * @param verdict the worst of the periods
 */
public record JudgeDocument(
        String format, String software, String verdict, StatementDocument.Terms contract, Log log, List<Period> periods) {
    public static final String FORMAT = "nines-judge/1";

    /**
     * @param requests lines that were understood
     * @param unread lines that were not
     * @param otherModels requests of models that the contract does not cover
     * @param otherPeriods requests outside of the judged time
     */
    public record Log(List<String> files, String mapping, long lines, long requests, Unread unread, SortedMap<String, Long> otherModels,
            long otherPeriods, String first, String last) {}

    /** @param first where the first ten of them are, and why */
    public record Unread(long count, List<String> first) {}

    public record Period(StatementDocument.Month time, String verdict, List<Line> lines, StatementDocument.Due credit,
            StatementDocument.Deadline claim, List<StatementDocument.Interruption> incidents, List<String> notes) {}

    /**
     * One model under one rule: the numbers of a statement's line, and how they were reached.
     *
     * @param method the measure and the version of its arithmetic
     * @param finding {@code 998 of 1000 runs}
     */
    public record Line(@JsonUnwrapped StatementDocument.Line numbers, String method, String finding, Interval interval) {}

    /** Between which latencies the service's true percentile lies with 95 %; empty texts where that is not said. */
    public record Interval(String text, Bound low, Bound high) {}

    /** @param bound as that of a quantile */
    public record Bound(String bound, long us) {}
}

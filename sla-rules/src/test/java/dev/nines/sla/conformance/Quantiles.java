package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.reply.Pool;
import dev.nines.sla.statistics.MinimumSamples;
import dev.nines.sla.statistics.QuantileDifference;
import dev.nines.sla.statistics.QuantileDifference.End;
import dev.nines.sla.statistics.QuantileRanks;
import dev.nines.sla.statistics.Rank;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

final class Quantiles {
    private static final Pattern RANGE = Pattern.compile("(?:([0-9.]+)\\*\\()?(\\d+)\\.\\.(\\d+)\\)?( \\(each once\\))?");
    private static final Pattern CLAIM = Pattern.compile("claim_p99_gt_(\\d+)_at_95_one_sided");
    private static final double TAIL_OF_95 = 0.025;

    private Quantiles() {}

    static JsonNode interval(Question question) {
        var input = question.input();
        var percentile = Terms.percentile(input.text("p"));
        if (input.has("latencies_ms")) return concrete(percentile, pool(input.text("latencies_ms")), question.asked());
        input.prose("definition");
        double tail = (1 - input.decimal("confidence").doubleValue()) / 2;
        return Answer.list(question.asked().valueStream()
                .map(row -> ranks(percentile, row.get("n").longValue(), tail))
                .toList());
    }

    private static Answer ranks(Percentile percentile, long n, double tail) {
        var ranks = new QuantileRanks(percentile, n);
        var lower = rank(ranks.lower(tail));
        var upper = rank(ranks.upper(tail));
        var coverage = lower.flatMap(low -> upper.map(high -> ranks.coverage(low, high)));
        return Answer.of("n", n)
                .and("lower_rank", lower)
                .and("upper_rank", upper)
                .and("coverage", coverage)
                .and("point_rank_nearest", percentile.rank(n))
                .and("one_sided_lower_rank_95", rank(ranks.lower(0.05)))
                .and("one_sided_lower_rank_99", rank(ranks.lower(0.01)));
    }

    private static JsonNode concrete(Percentile percentile, Pool pool, JsonNode asked) {
        var ranks = new QuantileRanks(percentile, pool.size());
        long lower = rank(ranks.lower(TAIL_OF_95)).orElseThrow();
        long upper = rank(ranks.upper(TAIL_OF_95)).orElseThrow();
        long oneSided = rank(ranks.lower(0.05)).orElseThrow();
        var answer = Answer.of("p99_nearest_rank_ms", Answer.number(pool.nearestRank(percentile)))
                .and("p99_linear_ms", Answer.number(pool.linear(percentile)))
                .and("ci_ms", List.of(Answer.number(pool.atRank(lower)), Answer.number(pool.atRank(upper))))
                .and("coverage", ranks.coverage(lower, upper))
                .and("one_sided_lower_rank", oneSided);
        asked.fieldNames().forEachRemaining(name -> {
            var claim = CLAIM.matcher(name);
            if (claim.matches()) {
                var limit = Fraction.of(Long.parseLong(claim.group(1)));
                answer.and(name, pool.atRank(oneSided).isAbove(limit));
            }
        });
        return answer.json();
    }

    static JsonNode minimum(Question question) {
        double confidence = question.input().decimal("confidence").doubleValue();
        return Answer.list(question.asked().valueStream().map(row -> {
            var samples = new MinimumSamples(Terms.percentile(row.get("p").asText()), confidence);
            return Answer.of("p", row.get("p").asText())
                    .and("two_sided_equal_tail_95", samples.equalTails())
                    .and("two_sided_min_max_95", samples.fromLeastToMost())
                    .and("one_sided_upper_95", samples.upperBound());
        }).toList());
    }

    static JsonNode difference(Question question) {
        var input = question.input();
        var percentile = Terms.percentile(input.text("p"));
        double confidence = Double.parseDouble(input.text("joint_confidence").split(" ", -1)[0]);
        var free = pool(input.text("free_ms"));
        var premium = pool(input.text("premium_ms"));
        var difference = QuantileDifference.of(free, premium, percentile, confidence);
        return Answer.of("ranks_97_5", ranksOf(free, percentile, confidence))
                .and("free_ci", ends(free, percentile, confidence))
                .and("premium_ci", ends(premium, percentile, confidence))
                .and("difference_ci", List.of(value(difference.low()), value(difference.high())))
                .and("point_difference", value(difference.point()))
                .json();
    }

    private static List<Long> ranksOf(Pool pool, Percentile percentile, double jointConfidence) {
        var ranks = new QuantileRanks(percentile, pool.size());
        double tail = (1 - jointConfidence) / 4;
        return List.of(rank(ranks.lower(tail)).orElseThrow(), rank(ranks.upper(tail)).orElseThrow());
    }

    private static List<Object> ends(Pool pool, Percentile percentile, double jointConfidence) {
        return ranksOf(pool, percentile, jointConfidence).stream().map(pool::atRank).map(Answer::number).toList();
    }

    private static Object value(End end) {
        return switch (end) {
            case End.At(var value) -> Answer.number(value);
            case End.Open _ -> throw new AssertionError("the interval is open");
        };
    }

    private static Optional<Long> rank(Rank rank) {
        return switch (rank) {
            case Rank.At(long at) -> Optional.of(at);
            case Rank.None _ -> Optional.empty();
        };
    }

    /** {@code 1..1000}, {@code 0.9*(1..1000)}. */
    private static Pool pool(String text) {
        var range = RANGE.matcher(text);
        if (!range.matches()) throw new AssertionError("no such values: " + text);
        var factor = range.group(1) == null ? Fraction.ONE : Fraction.of(new BigDecimal(range.group(1)));
        return new Pool(LongStream.rangeClosed(Long.parseLong(range.group(2)), Long.parseLong(range.group(3)))
                .mapToObj(value -> Fraction.of(value).times(factor))
                .toList());
    }
}

package dev.nines.sla.measure;

import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.measure.Measure.EmptyInterval;
import dev.nines.sla.measure.Measure.MeanErrorRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The error rates of a period's intervals.
 *
 * @param intervals how many there are, empty ones included where the rule counts those
 * @param empty how many had no request, whether they are counted or not
 * @param withErrors each interval below 100 %, as a claim lists it
 */
public record IntervalRates(long intervals, long empty, Fraction sumOfErrorRates, List<Interval> withErrors) {
    public IntervalRates {
        withErrors = List.copyOf(withErrors);
    }

    public record Interval(Span span, long requests, long errors) {}

    /** @param slices of the rule's width, laid from the period's beginning */
    public static IntervalRates of(MeanErrorRate rule, Slices slices, Frame frame) {
        if (!slices.width().equals(rule.width()) || !slices.span().equals(frame.period().span())) {
            throw new IllegalArgumentException("slices must be laid over the period by " + rule.width() + ": "
                    + slices.span() + " by " + slices.width());
        }
        var whole = frame.whole(rule.denominator());
        int from = slices.firstEndingAfter(whole.from());
        int to = slices.firstFrom(whole.to());
        return between(slices, from, to, rule.empty());
    }

    private static IntervalRates between(Slices slices, int from, int to, EmptyInterval rule) {
        long empty = 0;
        var errorsByRequests = new TreeMap<Long, Long>();
        var withErrors = new ArrayList<Interval>();
        for (int i = from; i < to; i++) {
            long requests = slices.requests(i);
            long errors = slices.errors(i);
            if (requests == 0) empty++;
            if (errors == 0) continue;
            errorsByRequests.merge(requests, errors, Math::addExact);
            withErrors.add(new Interval(slices.slice(i), requests, errors));
        }
        long counted = switch (rule) {
            case WITHOUT_ERROR -> to - from;
            case LEFT_OUT -> to - from - empty;
        };
        return new IntervalRates(counted, empty, sum(errorsByRequests), withErrors);
    }

    /** Of intervals with as many requests only the errors are added: few additions of large numbers are left. */
    private static Fraction sum(TreeMap<Long, Long> errorsByRequests) {
        return errorsByRequests.entrySet().stream()
                .map(entry -> new Fraction(entry.getValue(), entry.getKey()))
                .reduce(Fraction.ZERO, Fraction::plus);
    }

    /** Empty where no interval counts. */
    public Optional<Fraction> uptime() {
        if (intervals == 0) return Optional.empty();
        return Optional.of(Fraction.ONE.minus(sumOfErrorRates.dividedBy(Fraction.of(intervals))));
    }

    /** As if each interval without a request had had good ones only. */
    public IntervalRates ifSilenceWasGood(EmptyInterval rule) {
        return new IntervalRates(intervalsWithSilence(rule), 0, sumOfErrorRates, withErrors);
    }

    /** As if each interval without a request had had errors only. */
    public IntervalRates ifSilenceWasBad(EmptyInterval rule) {
        return new IntervalRates(
                intervalsWithSilence(rule), 0, sumOfErrorRates.plus(Fraction.of(empty)), withErrors);
    }

    private long intervalsWithSilence(EmptyInterval rule) {
        return switch (rule) {
            case WITHOUT_ERROR -> intervals;
            case LEFT_OUT -> intervals + empty;
        };
    }

    /** Two parts of a period, cut where an interval ends, make the whole. */
    public IntervalRates plus(IntervalRates later) {
        return new IntervalRates(
                intervals + later.intervals,
                empty + later.empty,
                sumOfErrorRates.plus(later.sumOfErrorRates),
                Stream.concat(withErrors.stream(), later.withErrors.stream()).toList());
    }
}

package dev.nines.sla.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DistributionTest {
    @Property
    void a_bucket_is_that_of_an_hdr_histogram_of_three_digits(@ForAll @LongRange(min = 0, max = 1L << 40) long micros) {
        var histogram = new Histogram(3);
        int index = Buckets.index(micros);

        assertThat(Buckets.lowest(index)).isEqualTo(histogram.lowestEquivalentValue(micros));
        assertThat(Buckets.highest(index)).isEqualTo(histogram.highestEquivalentValue(micros));
        assertThat(Buckets.middle(index)).isEqualTo(histogram.medianEquivalentValue(micros));
        assertThat(Buckets.index(Buckets.highest(index) + 1)).isEqualTo(index + 1);
    }

    @Property
    void a_percentile_of_buckets_is_near_that_of_every_value_and_never_outside(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 90_000_000) Integer> micros,
            @ForAll @IntRange(min = 1, max = 999_999) int perMillion) {
        var percentile = new Percentile(perMillion);
        var exact = new ExactLatencies();
        var buckets = new BucketedLatencies();
        micros.forEach(exact::add);
        micros.forEach(buckets::add);
        long rank = percentile.rank(micros.size());

        assertThat(buckets.atRank(rank)).isCloseTo(exact.atRank(rank), Percentage.withPercentage(0.05)).isBetween(exact.shortest(), exact.longest());
        assertThat(List.of(exact.shortest(), exact.longest()))
                .containsExactly((long) Collections.min(micros), (long) Collections.max(micros))
                .containsExactly(buckets.shortest(), buckets.longest());
        assertThat(List.of(exact.count(), buckets.count())).containsOnly((long) micros.size());
        assertThat(List.of(exact.isExact(), buckets.isExact())).containsExactly(true, false);
        assertThat(buckets.buckets()).isEqualTo(exact.buckets());
        assertThat(buckets.histogram()).isEqualTo(exact.histogram());
        assertThat(buckets.histogram().getTotalCount()).isEqualTo(micros.size());
    }

    @Test
    void answers_come_before_timeouts_by_their_limit_and_those_before_what_never_answered() {
        var answered = new ExactLatencies();
        for (int i = 1; i <= 90; i++) answered.add(i * 1_000L);
        var timedOut = new ExactLatencies();
        for (long seconds : new long[] {60, 30, 30, 30, 30}) timedOut.add(seconds * 1_000_000);
        var all = new Distribution(answered, timedOut, 5);

        assertThat(List.<LatencyBound>of(at(all, 50), at(all, 90), at(all, 91), at(all, 94), at(all, 95), at(all, 96), at(all, 99)))
                .containsExactly(new Measured(50_000), new Measured(90_000), new AtLeast(30_000_000), new AtLeast(30_000_000),
                        new AtLeast(60_000_000), new Never(), new Never());
        assertThat(at(all.answersOnly(), 90)).isEqualTo(new Measured(81_000));
    }

    @Test
    void too_few_runs_have_no_percentile() {
        var all = new Distribution(new ExactLatencies(), new ExactLatencies(), 99);

        assertThat(all.shows(Percentile.P99)).isFalse();
        assertThatThrownBy(() -> all.at(Percentile.P99)).hasMessage("p99 needs at least 100 samples: 99");
        assertThat(Distribution.none().count()).isZero();
    }

    private static LatencyBound at(Distribution distribution, int percent) {
        return distribution.at(new Percentile(percent * 10_000));
    }
}

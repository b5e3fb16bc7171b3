package dev.nines.sla.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Fault;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.reply.ReplyFilter.Admission;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {
    private static final ReplyFilter PRIORITY =
            new ReplyFilter(Set.of(Delivery.STREAMED), 75, 200_000, new ReplyFilter.Tier.Only("priority"));

    @ParameterizedTest(name = "{0}, {1} in, {2} out, served as {3}: {4}")
    @CsvSource(textBlock = """
        STREAMED, 200000, 76, priority, VALID
        WHOLE,    200000, 76, priority, OTHER_DELIVERY
        STREAMED, 200000, 75, priority, TOO_FEW_OUTPUT_TOKENS
        STREAMED, 200001, 76, priority, CONTEXT_TOO_LONG
        STREAMED, 200000, 76, default,  OTHER_TIER
        """)
    void an_answer_counts_or_says_why_not(Delivery delivery, long in, long out, String tier, Admission admission) {
        assertThat(PRIORITY.admit(new Reply.Answered(delivery, in, out, tier, Fraction.ONE))).isEqualTo(admission);
    }

    @Test
    void a_failure_has_no_speed_and_any_tier_takes_every_tier() {
        var any = new ReplyFilter(Set.of(Delivery.values()), 0, 10, new ReplyFilter.Tier.Any());

        assertThat(any.admit(new Reply.Failed(Fault.PROVIDER))).isEqualTo(Admission.FAILED);
        assertThat(any.admit(new Reply.Answered(Delivery.WHOLE, 10, 1, "flex", Fraction.ONE))).isEqualTo(Admission.VALID);
    }

    @Property
    void a_linear_quantile_lies_between_its_neighbours(
            @ForAll @NotEmpty List<Integer> values, @ForAll @IntRange(min = 1, max = 999_999) int perMillion) {
        var pool = new Pool(values.stream().map(value -> Fraction.of(value)).toList());
        var percentile = new Percentile(perMillion);

        assertThat(pool.linear(percentile)).isBetween(pool.values().getFirst(), pool.values().getLast());
        assertThat(pool.values()).contains(pool.nearestRank(percentile)).isSorted();
    }

    @Property
    void a_pool_is_in_order_however_many_it_has(@ForAll @NotEmpty @Size(max = 20) List<@From("fractions") Fraction> values) {
        assertThat(new Pool(values).values()).isSorted().containsExactlyInAnyOrderElementsOf(values);
    }

    @Provide
    Arbitrary<Fraction> fractions() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs().greaterOrEqual(1)).as(Fraction::new);
    }

    @Test
    void the_two_definitions_differ() {
        var pool = new Pool(LongStream.rangeClosed(1, 4).mapToObj(Fraction::of).toList());

        assertThat(new Statistic.Quantile(Percentile.P50, Statistic.Definition.NEAREST_RANK).of(pool)).isEqualTo(Fraction.of(2));
        assertThat(new Statistic.Quantile(Percentile.P50, Statistic.Definition.LINEAR).of(pool)).isEqualTo(new Fraction(5, 2));
        assertThat(new Statistic.Mean().of(pool)).isEqualTo(new Fraction(5, 2));
        assertThat(new Pool(List.of(Fraction.ONE)).linear(Percentile.P99)).isEqualTo(Fraction.ONE);
    }

    @Test
    void pools_merge_and_ranks_begin_at_one() {
        var pool = new Pool(List.of(Fraction.of(3))).plus(new Pool(List.of(Fraction.of(1))));

        assertThat(pool.atRank(1)).isEqualTo(Fraction.ONE);
        assertThatThrownBy(() -> pool.atRank(0)).hasMessage("rank must be in 1..2: 0");
        assertThatThrownBy(() -> pool.atRank(3)).hasMessage("rank must be in 1..2: 3");
        assertThatThrownBy(() -> new Pool(List.of())).hasMessage("a pool needs at least one value: 0");
    }
}

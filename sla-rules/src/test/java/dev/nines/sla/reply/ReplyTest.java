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
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The few of an interval are put in order in another way where their products are small. */
    @Property
    void a_pool_of_speeds_is_in_order_however_many_it_has(@ForAll @NotEmpty @Size(max = 20) List<@From("speeds") Fraction> values) {
        assertThat(new Pool(values).values()).isSorted().containsExactlyInAnyOrderElementsOf(values);
    }

    /** On either side of what longs can multiply. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(longs = {1, 1L << 30, (1L << 31) - 1, 1L << 31, (1L << 32) - 1, 1L << 32, 1L << 62, Long.MAX_VALUE})
    void numbers_next_to_each_other_are_in_order_however_large(long number) {
        var one = new Fraction(number - 1, number);
        var next = new Fraction(number, number == Long.MAX_VALUE ? number : number + 1);
        var many = List.of(Fraction.of(number), next, Fraction.of(-number), one, Fraction.of(number), Fraction.of(number).plus(Fraction.ONE));

        assertThat(new Pool(many).values()).isSorted().containsExactlyInAnyOrderElementsOf(many);
        assertThat(new Pool(List.of(next, one)).values()).containsExactly(one, next);
    }

    @Provide
    Arbitrary<Fraction> fractions() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs().greaterOrEqual(1)).as(Fraction::new);
    }

    @Provide
    Arbitrary<Fraction> speeds() {
        return Combinators.combine(Arbitraries.longs().between(0, 40), Arbitraries.longs().between(1, 40)).as(Fraction::new);
    }

    @Test
    void the_two_definitions_differ() {
        var pool = new Pool(LongStream.rangeClosed(1, 4).mapToObj(Fraction::of).toList());

        assertThat(new Statistic.Quantile(Percentile.P50, Statistic.Definition.NEAREST_RANK).of(pool)).isEqualTo(Fraction.of(2));
        assertThat(new Statistic.Quantile(Percentile.P50, Statistic.Definition.LINEAR).of(pool)).isEqualTo(new Fraction(5, 2));
        assertThat(new Statistic.Mean().of(pool)).isEqualTo(new Fraction(5, 2));
        assertThat(new Pool(List.of(Fraction.ONE)).linear(Percentile.P99)).isEqualTo(Fraction.ONE);
    }

    /** 3 and 5 at the position 1/4 between them, and numbers of which the difference takes more than ints. */
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(textBlock = """
        3,                   5,                   7/2
        -9000000000000000000, 9000000000000000000, -4500000000000000000/1
        9000000000000000000, 9000000000000000004, 9000000000000000001/1
        """)
    void a_linear_quantile_is_exact_however_large_its_neighbours(long lower, long upper, String quarter) {
        var pool = new Pool(List.of(Fraction.of(upper), Fraction.of(lower)));

        assertThat(pool.linear(new Percentile(250_000)).text()).isEqualTo(quarter);
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

package dev.nines.sla.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.contract.Rule.Failures;
import dev.nines.sla.contract.Rule.Of;
import dev.nines.sla.claim.ClaimTerm;
import dev.nines.sla.credit.CreditTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractTest {
    private static final Rule.Uptime UPTIME = new Rule.Uptime("uptime", new Objective(999_000));

    @Test
    void a_contract_without_rules_or_with_two_of_one_name_is_refused() {
        assertThatThrownBy(() -> contract(List.of(), "USD")).hasMessage("contract pro has no rules");
        assertThatThrownBy(() -> contract(List.of(UPTIME, new Rule.Uptime("uptime", new Objective(990_000))), "USD"))
                .hasMessage("contract pro has two rules of one name");
    }

    @Test
    void a_floor_in_another_currency_than_the_fee_is_refused() {
        assertThatThrownBy(() -> contract(List.of(UPTIME), "CHF"))
                .hasMessage("fee and credit floor must be of one currency: 1 USD, 1 CHF");
    }

    @Test
    void an_amount_below_zero_is_refused() {
        assertThatThrownBy(() -> money("-0.01", "USD")).hasMessage("amount must not be negative: -0.01");
    }

    @Test
    void faults_stand_in_one_order_in_every_process() {
        assertThat(new CountingPolicy(EnumSet.allOf(Fault.class)).bad()).containsExactly(Fault.values());
        assertThat(new CountingPolicy(Set.of()).counts(Fault.PROVIDER)).isFalse();
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource(textBlock = """
        100,   p99,   990000, 99,    100
        150,   p99,   990000, 149,   100
        299,   p99,   990000, 297,   100
        43200, p99,   990000, 42768, 100
        44640, p99,   990000, 44194, 100
        1000,  p99.9, 999000, 999,   1000
        7,     p50,   500000, 4,     2
        1,     p99,   990000, 1,     100
        """)
    void the_nearest_rank_and_the_fewest_samples_of_a_percentile(
            long samples, String text, int perMillion, long rank, long fewest) {
        var percentile = new Percentile(perMillion);

        assertThat(percentile.text()).isEqualTo(text);
        assertThat(percentile.rank(samples)).isEqualTo(rank);
        assertThat(percentile.minimumSamples()).isEqualTo(fewest);
    }

    @Test
    void a_p99_rule_that_would_judge_fewer_than_a_hundred_samples_is_refused() {
        assertThatThrownBy(() -> new Rule.Latency(
                        "p99", Percentile.P99, Of.TOTAL, Duration.ofSeconds(2), Failures.OVER, 99))
                .hasMessage("p99 needs at least 100 samples: 99");
    }

    private static Contract contract(List<Rule> rules, String floorCurrency) {
        var terms = new CreditTerms(List.of(), 0, 100, money("1", floorCurrency), RoundingMode.HALF_EVEN);
        return new Contract("pro", "Pro", Term.monthly(ZoneOffset.UTC, Instant.EPOCH), rules,
                new Counting(CountingPolicy.PROVIDER_ONLY, 900_000), money("1", "USD"), terms,
                new ClaimTerm.AfterPeriodEnd(Duration.ofDays(30)), "the contract");
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }
}

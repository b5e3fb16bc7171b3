package dev.nines.sla.presets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Fraction;
import dev.nines.sla.claim.ClaimTerm;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Cycle;
import dev.nines.sla.contract.Fault;
import dev.nines.sla.contract.Money;
import dev.nines.sla.credit.CreditTerms;
import dev.nines.sla.credit.CreditTerms.Edge;
import dev.nines.sla.credit.CreditTerms.Tier;
import dev.nines.sla.credit.Proportional;
import dev.nines.sla.credit.Reach;
import dev.nines.sla.credit.Settlement;
import dev.nines.sla.credit.Tiers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Each preset with a measure is a whole contract but for what it says that it does not set. */
class PresetsTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "gemini-5min", "aws-api-5min", "azure-transactions", "github-quarter", "twilio-2021", "cloudflare-proportional",
        "ptu-latency",
    })
    void sets_every_parameter_or_says_that_it_does_not(String name) {
        var text = text(name);
        var keys = new Keys(new Yaml().<Map<?, ?>>load(text.replaceAll("as-of: (\\S+)", "as-of: '$1'")));
        var notSet = keys.has("not-set") ? keys.list("not-set") : List.of();

        var measure = PresetMeasure.of(keys.keys("measure"), notSet);

        assertThat(cycle(keys.text("period")).toString()).isNotBlank();
        if (!notSet.contains("credit")) assertThat(creditAt(measure, keys.keys("credit"))).isNotNegative();
        if (!notSet.contains("credit")) assertThat(term(keys.keys("claim"))).isNotNull();
        assertThat(counting(keys.list("counting"))).isEqualTo(CountingPolicy.PROVIDER_ONLY);
        assertThat(keys.millionths("coverage-floor")).isEqualTo(900_000);
        assertThat(keys.text("title")).isNotBlank();
        assertThat(keys.text("source")).endsWith("; check against your own contract");
        assertThat(LocalDate.parse(keys.text("as-of"))).isBefore("2027-01-01");
        assertThat(keys.list("our-reading")).isNotEmpty();
        assertThat(text).contains("Check every line against your own contract");
        keys.assertAllRead();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"api-99.9", "pro-channel-99.9"})
    void an_example_says_that_it_is_one_and_of_which_day(String name) {
        var text = text(name);
        var keys = new Keys(new Yaml().<Map<?, ?>>load(text.replaceAll("as-of: (\\S+)", "as-of: '$1'")));

        assertThat(keys.text("source")).isEqualTo("example, check against your own contract");
        assertThat(text).contains("Text as of " + LocalDate.parse(keys.text("as-of")) + ".");
    }

    private static Cycle cycle(String word) {
        return switch (word) {
            case "month" -> new Cycle.Month();
            case "quarter" -> new Cycle.Quarter();
            default -> throw new AssertionError("no such period: " + word);
        };
    }

    /** What is owed of 100.00 for an uptime of nothing: the steepest of the terms. */
    private static BigDecimal creditAt(PresetMeasure measure, Keys keys) {
        var settlement = new Settlement(
                keys.millionths("cap") / 10_000, money(keys.text("floor")), keys.word(RoundingMode.class, "rounding"));
        var fee = money("100.00 USD");
        if (keys.has("proportional")) {
            var terms = new Proportional(Fraction.of(keys.keys("proportional").number("multiplier")));
            keys.assertAllRead();
            return settlement.settle(fee, terms.worth(fee, Fraction.ONE)).amount().amount();
        }
        var tiers = keys.list("tiers").stream().map(tier -> tier(new Keys((Map<?, ?>) tier))).toList();
        assertThat(new CreditTerms(new Tiers(tiers), keys.millionths("latency") / 10_000, settlement).latencyPercent()).isBetween(0, 100);
        keys.assertAllRead();
        assertThat(tiers.getFirst().bound()).isEqualTo(measure.objective());
        return BigDecimal.valueOf(tiers.getLast().percent());
    }

    private static Tier tier(Keys keys) {
        var edge = keys.has("below") ? Edge.BELOW : Edge.AT_OR_BELOW;
        var bound = keys.objective(edge == Edge.BELOW ? "below" : "at-or-below");
        Reach reach = keys.has("above") ? new Reach.Above(keys.objective("above")) : new Reach.ToTheNext();
        var tier = new Tier(bound, edge, keys.number("percent"), reach);
        keys.assertAllRead();
        return tier;
    }

    private static Money money(String text) {
        int space = text.indexOf(' ');
        return new Money(new BigDecimal(text.substring(0, space)), Currency.getInstance(text.substring(space + 1)));
    }

    private static ClaimTerm term(Keys keys) {
        var kind = keys.only();
        int number = keys.number(kind);
        return switch (kind) {
            case "days-after-month-end" -> new ClaimTerm.DaysAfterMonthEnd(number);
            case "days-after-quarter-end" -> new ClaimTerm.DaysAfterQuarterEnd(number);
            case "months-after-month-end" -> new ClaimTerm.MonthsAfterMonthEnd(number);
            case "end-of-later-cycle" -> new ClaimTerm.EndOfLaterCycle(number);
            case "business-days-after-incident" -> new ClaimTerm.BusinessDaysAfterIncident(number);
            default -> throw new AssertionError("no such claim: " + kind);
        };
    }

    private static CountingPolicy counting(List<?> words) {
        return new CountingPolicy(words.stream()
                .map(word -> Fault.valueOf(word.toString().toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet()));
    }

    private static String text(String name) {
        try (var in = PresetsTest.class.getResourceAsStream("/dev/nines/sla/presets/" + name + ".yaml")) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}

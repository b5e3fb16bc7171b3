package dev.nines.sla.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Ratio;
import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.claim.ClaimTerm;
import dev.nines.sla.credit.CreditTerms;
import dev.nines.sla.exclusion.Exclusion;
import dev.nines.sla.exclusion.Exclusions;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.DownMinute;
import dev.nines.sla.measure.Measure.ExcludedTime;
import dev.nines.sla.measure.Measure.Gap;
import dev.nines.sla.measure.Measure.RunScope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which time a contract asks about: from 10 October at noon up to 1 December. */
class JudgedTimeTest {
    private static final Instant BEGINS = Instant.parse("2026-10-10T12:00:00Z");
    private static final Instant ENDS = Instant.parse("2026-12-01T00:00:00Z");
    private static final Term TERM = new Term(ZoneOffset.UTC, new Cycle.Month(), BEGINS, ENDS);
    private static final Period OCTOBER = new Period(YearMonth.of(2026, 10), ZoneOffset.UTC);
    private static final Period NOVEMBER = new Period(YearMonth.of(2026, 11), ZoneOffset.UTC);

    @Test
    void a_term_cuts_its_time_into_periods_and_judges_what_lies_in_it() {
        assertThat(TERM.periodAt(BEGINS)).isEqualTo(OCTOBER);
        assertThat(TERM.before(NOVEMBER)).isEqualTo(OCTOBER);
        assertThat(TERM.active()).isEqualTo(new Span(BEGINS, ENDS));
        assertThat(TERM.judged(OCTOBER)).isEqualTo(new Span(BEGINS, OCTOBER.to()));
        assertThat(TERM.judged(NOVEMBER)).isEqualTo(NOVEMBER.span());
        assertThat(TERM.judged(new Period(YearMonth.of(2026, 12), ZoneOffset.UTC)).isEmpty()).isTrue();
        assertThat(Term.monthly(ZoneOffset.UTC, BEGINS)).isEqualTo(new Term(ZoneOffset.UTC, new Cycle.Month(), BEGINS, Instant.MAX));
        assertThatThrownBy(() -> new Term(ZoneOffset.UTC, new Cycle.Month(), BEGINS, BEGINS))
                .hasMessage("until must be after 2026-10-10T12:00:00Z: 2026-10-10T12:00:00Z");
    }

    @Test
    void what_can_change_a_verdict_lies_beyond_the_period_as_far_as_the_farthest_rule_looks() {
        var ratio = new Rule.Uptime("ratio", new Objective(999_000));

        assertThat(contract(List.of(ratio)).reach(NOVEMBER)).isEqualTo(new Span(NOVEMBER.from(), NOVEMBER.to()));
        assertThat(contract(List.of(ratio, minutes(5))).reach(NOVEMBER))
                .isEqualTo(new Span(NOVEMBER.from().minus(Duration.ofMinutes(5)), ENDS));
        assertThat(contract(List.of(minutes(5), ratio)).reach(OCTOBER))
                .isEqualTo(new Span(BEGINS, OCTOBER.to().plus(Duration.ofMinutes(5))));
    }

    @Test
    void a_period_is_judged_by_the_exclusions_that_were_known() {
        var contract = contract(List.of(minutes(5)));

        assertThat(contract.frame(OCTOBER, BEGINS.minusSeconds(1))).isEqualTo(new Frame(OCTOBER, new Span(BEGINS, ENDS), Spans.NONE));
        assertThat(contract.frame(OCTOBER, BEGINS)).isEqualTo(
                new Frame(OCTOBER, new Span(BEGINS, ENDS), new Spans(List.of(new Span(BEGINS, BEGINS.plusSeconds(600))))));
        assertThat(contract.zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void days_of_a_zone_make_up_all_of_the_time() {
        var days = LocalDay.of(new Span(Instant.parse("2026-10-24T21:00:00Z"), Instant.parse("2026-10-25T23:00:00Z")), ZoneId.of("Europe/Zurich"));

        assertThat(days).containsExactly(
                new LocalDay(LocalDate.parse("2026-10-24"), new Span(Instant.parse("2026-10-24T21:00:00Z"), Instant.parse("2026-10-24T22:00:00Z"))),
                new LocalDay(LocalDate.parse("2026-10-25"), new Span(Instant.parse("2026-10-24T22:00:00Z"), Instant.parse("2026-10-25T23:00:00Z"))));
        assertThat(LocalDay.of(new Span(BEGINS, BEGINS), ZoneOffset.UTC)).isEmpty();
    }

    private static Rule minutes(int inARow) {
        return new Rule.Uptime("minutes", new Objective(999_000), new Measure.DowntimeMinutes(
                new DownMinute(new Ratio(5, 100), 1), new Measure.Run(inARow, RunScope.ACROSS_PERIODS, Gap.ENDS_RUN, Gap.ENDS_RUN),
                new Measure.Total(ExcludedTime.KEPT, Denominator.ACTIVE_PART)));
    }

    private static Contract contract(List<Rule> rules) {
        var fee = new Money(BigDecimal.TEN, Currency.getInstance("USD"));
        var exclusion = new Exclusion("e", 1, new Span(BEGINS, BEGINS.plusSeconds(600)), Exclusion.Kind.MAINTENANCE,
                Exclusion.Standing.STANDS, "ada", "announced", BEGINS);
        var counting = new Counting(CountingPolicy.PROVIDER_ONLY, 900_000, new Viewpoint.EachVantage(), Exclusions.NONE.with(exclusion));
        return new Contract("c", "C", TERM, rules, counting, fee, new CreditTerms(List.of(), 0, 100, fee, RoundingMode.HALF_EVEN),
                new ClaimTerm.AfterPeriodEnd(Duration.ofDays(30)), "the contract");
    }
}

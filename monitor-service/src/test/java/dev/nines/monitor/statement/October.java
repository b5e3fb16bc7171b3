package dev.nines.monitor.statement;

import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import dev.nines.sla.claim.ClaimTerm;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Counting;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.LocalDay;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Failures;
import dev.nines.sla.contract.Rule.Of;
import dev.nines.sla.contract.Term;
import dev.nines.sla.credit.CreditTerms;
import dev.nines.sla.credit.CreditTerms.Edge;
import dev.nines.sla.credit.CreditTerms.Tier;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.statement.Around;
import dev.nines.sla.statement.DayLine;
import dev.nines.sla.statement.Findings;
import dev.nines.sla.statement.IncidentLine;
import dev.nines.sla.statement.Judged;
import dev.nines.sla.statement.LatencyProfile;
import dev.nines.sla.statement.Precision;
import dev.nines.sla.statement.Signs;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.statement.Statements;
import dev.nines.sla.statement.Watched;
import dev.nines.sla.statement.Written;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Judge;
import dev.nines.sla.verdict.LatencyTally;
import dev.nines.sla.verdict.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;

/** A month of one contract: one series that kept its promises, one that did not, and one of which too little was seen. */
public final class October {
    private static final Period PERIOD = new Period(YearMonth.of(2026, 10), ZoneId.of("Europe/Zurich"));
    private static final Rule.Uptime UPTIME = new Rule.Uptime("uptime", new Objective(999_000));
    private static final Rule.Latency P99 =
            new Rule.Latency("p99", Percentile.P99, Of.FIRST_TOKEN, Duration.ofMillis(800), Failures.OVER, 100);
    private static final Instant START = PERIOD.from();
    private static final String DEEP_SEEK = "sim/chat/Pro/deepseek-ai/DeepSeek-R1@local";
    private static final String GLM = "sim/chat/Pro/zai-org/GLM-4.6@local";
    private static final String NEW = "sim/chat/Pro/new@local";

    private October() {}

    public static Contract contract() {
        var terms = new CreditTerms(List.of(tier(999_000, 10), tier(990_000, 25)), 5, 50, usd("1.00"), RoundingMode.HALF_UP);
        return new Contract("pro-channel", "Pro channel, \"99.9 %\" & p99", Term.monthly(PERIOD.zone(), START),
                List.of(UPTIME, P99), new Counting(CountingPolicy.PROVIDER_ONLY, 900_000), usd("2500.00"), terms,
                new ClaimTerm.AfterPeriodEnd(Duration.ofDays(30)), "order form 17, section 4 <SLA>");
    }

    public static Statement statement() {
        var findings = new Findings(
                List.of(uptime(DEEP_SEEK, 0, 44_700),
                        uptime(GLM, 180, 44_700),
                        uptime(NEW, 0, 90_000),
                        latency(DEEP_SEEK, 400), latency(GLM, 460)),
                List.of(new IncidentLine.Ended("i-1", new SeriesId(GLM), START.plusSeconds(86_400), START.plusSeconds(97_201), "SERVER_ERROR",
                                new Signs(120, List.of(500, 503), List.of("req-0aa1", "req-0aa2", "req-0aa3", "req-0aa4", "req-0aa5"))),
                        new IncidentLine.Ongoing("i-2", new SeriesId(GLM), START.plusSeconds(2_600_000), "TIMEOUT",
                                new Signs(60, List.of(), List.of()))),
                List.of(), around());
        return Statements.write(contract(), PERIOD, findings, new Written(PERIOD.to().plusSeconds(60), "nines 0.1.0"));
    }

    private static Around around() {
        var gap = new Watched.Gap(new Span(START.plusSeconds(200_000), START.plusSeconds(206_000)), 99, "MONITOR_OFFLINE");
        return new Around(List.of(LatencyProfile.of(new SeriesId(DEEP_SEEK), Of.FIRST_TOKEN, tally(400, 0)),
                        LatencyProfile.of(new SeriesId(GLM), Of.FIRST_TOKEN, tally(460, 180)),
                        LatencyProfile.of(new SeriesId(NEW), Of.FIRST_TOKEN, tally(3, 0))),
                List.of(new Watched(new SeriesId(DEEP_SEEK), "local", 44_700, 44_607, 0, 2, 1_800, Collections.emptySortedMap(), List.of()),
                        new Watched(new SeriesId(GLM), "local", 44_700, 44_601, 0, 0, 2_400, Collections.emptySortedMap(), List.of(gap)),
                        new Watched(new SeriesId(NEW), "local", 90_000, 44_607, 0, 0, 900, Collections.emptySortedMap(), List.of())),
                Collections.emptySortedMap());
    }

    /** All bad ones on the second day; the last day has what is left in all. */
    private static Judged withDays(Judged one) {
        var evidence = one.verdict().evidence();
        long left = evidence.counts().good();
        var days = new ArrayList<DayLine>();
        for (var day : LocalDay.of(PERIOD.span(), PERIOD.zone())) {
            long good = Math.min(left, day.span().length().toMinutes());
            left -= good;
            boolean isSecond = day.date().getDayOfMonth() == 2;
            var remaining = day.date().getDayOfMonth() == 1 ? evidence.budget().allowed() : evidence.budget().remaining();
            days.add(new DayLine(day.date(), good, isSecond ? evidence.counts().bad() : 0, isSecond ? evidence.counts().excluded() : 0, 0, remaining));
        }
        return new Judged(one.series(), one.verdict(), one.precision(), days, one.recounts());
    }

    private static Judged uptime(String series, int bad, int planned) {
        var tally = new Tally();
        for (int i = 0; i < 44_600 - bad; i++) tally.add(new Sample.Good(START, "OK", new Measured(500_000)));
        for (int i = 0; i < bad; i++) tally.add(new Sample.Bad(START, i % 3 == 0 ? "TIMEOUT" : "SERVER_ERROR", new AtLeast(20_000_000)));
        for (int i = 0; i < 7; i++) tally.add(new Sample.Excluded(START, "RATE_LIMITED"));
        return withDays(new Judged(new SeriesId(series), Judge.judge(UPTIME, tally, basis(planned))));
    }

    private static Judged latency(String series, int over) {
        var tally = tally(over, 0);
        var verdict = Judge.judge(P99, tally, basis(44_700));
        return withDays(new Judged(new SeriesId(series), verdict, Precision.of(P99.percentile(), tally), List.of(), List.of()));
    }

    private static LatencyTally tally(int over, int failed) {
        var tally = new LatencyTally(Failures.OVER);
        for (int i = 0; i < 44_700 - over - failed; i++) tally.add(new Sample.Good(START, "OK", new Measured(200_000 + i)));
        for (int i = 0; i < over; i++) tally.add(new Sample.Good(START, "OK", new Measured(900_000 + i)));
        for (int i = 0; i < failed; i++) tally.add(new Sample.Bad(START, "TIMEOUT", new AtLeast(20_000_000)));
        return tally;
    }

    private static Basis basis(int planned) {
        return new Basis(PERIOD, planned, 900_000, PERIOD.to());
    }

    private static Tier tier(int bound, int percent) {
        return new Tier(new Objective(bound), Edge.BELOW, percent);
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("USD"));
    }
}

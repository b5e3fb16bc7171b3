package dev.nines.monitor.statement;

import dev.nines.sla.SeriesId;
import dev.nines.sla.claim.ClaimTerm;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Counting;
import dev.nines.sla.contract.CountingPolicy;
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
import dev.nines.sla.statement.Findings;
import dev.nines.sla.statement.IncidentLine;
import dev.nines.sla.statement.Judged;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.statement.Statements;
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
import java.util.Currency;
import java.util.List;

/** A month of one contract: one series that kept its promises, one that did not, and one of which too little was seen. */
public final class October {
    private static final Period PERIOD = new Period(YearMonth.of(2026, 10), ZoneId.of("Europe/Zurich"));
    private static final Rule.Uptime UPTIME = new Rule.Uptime("uptime", new Objective(999_000));
    private static final Rule.Latency P99 =
            new Rule.Latency("p99", Percentile.P99, Of.FIRST_TOKEN, Duration.ofMillis(800), Failures.OVER, 100);
    private static final Instant START = PERIOD.from();

    private October() {}

    public static Contract contract() {
        var terms = new CreditTerms(List.of(tier(999_000, 10), tier(990_000, 25)), 5, 50, usd("1.00"), RoundingMode.HALF_UP);
        return new Contract("pro-channel", "Pro channel, \"99.9 %\" & p99", Term.monthly(PERIOD.zone(), START),
                List.of(UPTIME, P99), new Counting(CountingPolicy.PROVIDER_ONLY, 900_000), usd("2500.00"), terms,
                new ClaimTerm.AfterPeriodEnd(Duration.ofDays(30)), "order form 17, section 4 <SLA>");
    }

    public static Statement statement() {
        var findings = new Findings(
                List.of(uptime("sim/chat/Pro/deepseek-ai/DeepSeek-R1@local", 0, 44_700),
                        uptime("sim/chat/Pro/zai-org/GLM-4.6@local", 180, 44_700),
                        uptime("sim/chat/Pro/new@local", 0, 90_000),
                        latency("sim/chat/Pro/deepseek-ai/DeepSeek-R1@local", 400), latency("sim/chat/Pro/zai-org/GLM-4.6@local", 460)),
                List.of(new IncidentLine.Ended("i-1", new SeriesId("sim/chat/Pro/zai-org/GLM-4.6@local"), START.plusSeconds(86_400),
                                START.plusSeconds(97_201), "SERVER_ERROR"),
                        new IncidentLine.Ongoing("i-2", new SeriesId("sim/chat/Pro/zai-org/GLM-4.6@local"), START.plusSeconds(2_600_000), "TIMEOUT")));
        return Statements.write(contract(), PERIOD, findings, new Written(PERIOD.to().plusSeconds(60), "nines 0.1.0"));
    }

    private static Judged uptime(String series, int bad, int planned) {
        var tally = new Tally();
        for (int i = 0; i < 44_600 - bad; i++) tally.add(new Sample.Good(START, "OK", new Measured(500_000)));
        for (int i = 0; i < bad; i++) tally.add(new Sample.Bad(START, i % 3 == 0 ? "TIMEOUT" : "SERVER_ERROR", new AtLeast(20_000_000)));
        for (int i = 0; i < 7; i++) tally.add(new Sample.Excluded(START, "RATE_LIMITED"));
        return new Judged(new SeriesId(series), Judge.judge(UPTIME, tally, basis(planned)));
    }

    private static Judged latency(String series, int over) {
        var tally = new LatencyTally(Failures.OVER);
        for (int i = 0; i < 44_700 - over; i++) tally.add(new Sample.Good(START, "OK", new Measured(200_000 + i)));
        for (int i = 0; i < over; i++) tally.add(new Sample.Good(START, "OK", new Measured(900_000 + i)));
        return new Judged(new SeriesId(series), Judge.judge(P99, tally, basis(44_700)));
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

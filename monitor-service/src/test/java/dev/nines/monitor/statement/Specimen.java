package dev.nines.monitor.statement;

import dev.nines.monitor.statement.StatementDocument.Excluded;
import dev.nines.monitor.statement.StatementDocument.Interruption;
import dev.nines.monitor.statement.StatementDocument.Line;
import dev.nines.monitor.statement.StatementDocument.Local;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.statement.StatementDocument.Parties;
import dev.nines.monitor.statement.StatementDocument.Stretch;
import dev.nines.monitor.statement.StatementDocument.Support;
import dev.nines.monitor.statement.part.Attachment;
import dev.nines.monitor.statement.part.Day;
import dev.nines.monitor.statement.part.Distribution;
import dev.nines.monitor.statement.part.Distribution.Level;
import dev.nines.monitor.statement.part.Distribution.Step;
import dev.nines.monitor.statement.part.Earlier;
import dev.nines.monitor.statement.part.Issue;
import dev.nines.monitor.statement.part.Letter;
import dev.nines.monitor.statement.part.Loss;
import dev.nines.monitor.statement.part.Reliability;
import dev.nines.monitor.statement.part.Remark;
import dev.nines.monitor.statement.part.Watching;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** October with something in every part, and with words in it that a careless format would trip over. Numbers are made up, and agree only roughly. */
public final class Specimen {
    private static final String GLM = "sim/chat/Pro/zai-org/GLM-4.6@local";
    private static final String R1 = "sim/chat/Pro/deepseek-ai/DeepSeek-R1@local";
    private static final int BAD_DAY = 2;

    private Specimen() {}

    public static StatementDocument document() {
        return around(StatementDocument.of(October.statement(), Origin.SIMULATED));
    }

    /** As many models, each under both rules, all of them long lists. */
    public static StatementDocument of(int models) {
        var d = document();
        var lines = new ArrayList<Line>();
        var latencies = new ArrayList<Distribution>();
        var watching = new ArrayList<Watching>();
        for (int i = 0; i < models; i++) {
            String name = "sim/chat/vendor-" + i % 20 + "/model-" + i + "@local";
            for (var line : List.of(d.lines().get(i % 20 == 0 ? 2 : 0), d.lines().get(i % 20 == 0 ? 4 : 3))) lines.add(renamed(line, name));
            latencies.add(distribution(name, "first_token", 800_000));
            latencies.add(distribution(name, "total", 0));
            watching.add(new Watching(name, "local", 44_700, 44_607, 4, 1, 1_800, new TreeMap<>(), d.watching().getFirst().gaps()));
        }
        return with(d, lines, latencies, watching);
    }

    private static StatementDocument with(StatementDocument d, List<Line> lines, List<Distribution> latencies, List<Watching> watching) {
        return new StatementDocument(d.format(), d.data(), d.issue(), d.software(), d.parties(), d.contract(), d.period(), d.verdict(), lines,
                d.exclusions(), d.credit(), d.claim(), d.loss(), d.incidents(), d.reliability(), latencies, watching, d.before(), d.letter(),
                d.method(), d.quality(), d.attachments());
    }

    private static StatementDocument around(StatementDocument d) {
        var issue = new Issue(Issue.FINAL, "", 2, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                List.of("Exclusion maintenance-7 was added: planned work was announced, and not entered until 3 November.",
                        "14 runs of " + GLM + " arrived late, from the spool."));
        var parties = new Parties(d.parties().provider(), d.parties().measuredFrom(), "customer", "Simulated Models AG", "Muster & Söhne GmbH", "ACC-0042");
        return new StatementDocument(d.format(), d.data(), issue, d.software(), parties, d.contract(), d.period(), d.verdict(),
                d.lines().stream().map(Specimen::filled).toList(),
                List.of(new Excluded("maintenance-7", 1, "2026-10-11T02:00:00Z", "2026-10-11T04:00:00Z", "planned_maintenance", "=cmd|'/C calc'!A0", "announced <5 days> before", "120", 118)),
                d.credit(), d.claim(), new Loss("12.50 USD", "180.02", "2250.25 USD"), incidents(d.incidents()),
                List.of(new Reliability(R1, 0, "0", "", ""), new Reliability(GLM, 2, "10801.5", "5400.75", "1333799.25")),
                List.of(distribution(R1, "first_token", 0), distribution(GLM, "first_token", 800_000)),
                List.of(watched(R1, List.of()), watched(GLM, List.of(new Watching.Gap("2026-10-25T00:10:00Z", "2026-10-25T01:43:00Z", 93, "the host was asleep")))),
                List.of(new Earlier("2026-07", 1, "MET", "99.9821", "0.00 USD"), new Earlier("2026-08", 1, "UNDECIDED", "", "0.00 USD"),
                        new Earlier("2026-09", 3, "BREACHED", "99.8812", "250.00 USD")),
                new Letter("SLA Credit Request: pro-channel, 2026-10", List.of("Dear Sir or Madam,",
                        "under section 4 of order form 17 we claim a service credit of 250.00 USD for 2026-10.", "Account: ACC-0042\nService: " + GLM,
                        "Yours faithfully\nMuster & Söhne GmbH")),
                d.method(), d.quality(),
                List.of(new Attachment("failures.csv", "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae", 187)));
    }

    private static Line filled(Line l) {
        var below = l.verdict().equals("BREACHED") ? IntStream.range(0, 60).mapToObj(Specimen::stretch).toList() : List.<Stretch>of();
        var support = new Support(l.support().method(), l.support().share(), below, l.support().recount());
        return new Line(l.series(), l.rule(), l.promise(), l.verdict(), l.reason(), l.shares(), l.counts(), l.budget(), l.quantile(), l.chance(),
                days(l), support);
    }

    private static Line renamed(Line l, String series) {
        return new Line(series, l.rule(), l.promise(), l.verdict(), l.reason(), l.shares(), l.counts(), l.budget(), l.quantile(), l.chance(), l.days(), l.support());
    }

    private static List<Day> days(Line line) {
        var days = new ArrayList<Day>();
        var left = new BigDecimal(line.budget().allowed());
        var first = LocalDate.of(2026, 10, 1);
        boolean isBad = line.verdict().equals("BREACHED");
        for (int i = 0; i < 31; i++) {
            long bad = isBad && i == BAD_DAY ? 150 : isBad && i == 30 ? 30 : i % 9 == 4 ? 1 : 0;
            long missing = i == 24 ? 93 : 0;
            long excluded = i == 10 ? 120 : 0;
            left = left.subtract(BigDecimal.valueOf(bad));
            days.add(new Day(first.plusDays(i).toString(), 1440 - bad - missing - excluded, bad, excluded, missing, left.toPlainString()));
        }
        return days;
    }

    private static Stretch stretch(int i) {
        var from = Instant.parse("2026-10-02T23:00:00Z").plusSeconds(300L * i);
        return new Stretch(from.toString(), from.plusSeconds(300).toString(), (i % 5 + 1) + " of 5 runs failed");
    }

    private static Watching watched(String series, List<Watching.Gap> gaps) {
        return new Watching(series, "local", 44_700, 44_607, 4, 1, 1_800, new TreeMap<>(Map.of("default", 44_560L, "<scale>", 37L)), gaps);
    }

    private static List<Interruption> incidents(List<Interruption> all) {
        var first = all.getFirst();
        var last = all.getLast();
        return List.of(new Interruption(first.id(), first.series(), first.since(), first.until(),
                        new Local("2026-10-02T00:00:00+02:00", "2026-10-02T03:00:01+02:00"), first.reason(), 150, List.of(502, 503),
                        List.of("req_01HZX7", "req_01HZX8"), List.of(new Remark("2026-10-02T00:20:00Z", "m.meier", "SUP-4711", "@vendor: called, they \"look into it\"\nno answer"))),
                new Interruption(last.id(), last.series(), last.since(), last.until(), new Local("2026-10-31T01:13:20+01:00", ""), last.reason(), 30,
                        List.of(), List.of(), List.of()));
    }

    private static Distribution distribution(String series, String phase, long limitUs) {
        var levels = List.of(new Level("p50", "measured", 244_000, 243_100, 245_220), new Level("p90", "measured", 402_118, 399_001, 407_300),
                new Level("p95", "measured", 511_040, 505_000, 519_990), new Level("p99", "measured", 900_012, 861_400, 951_007),
                new Level("p99.9", "at_least", 20_000_000, 4_100_000, 0));
        var curve = List.of(new Step("0", 181_220), new Step("10", 201_000), new Step("25", 222_000), new Step("50", 244_000), new Step("75", 301_000),
                new Step("90", 402_118), new Step("95", 511_040), new Step("99", 900_012), new Step("99.5", 1_900_000), new Step("99.59", 4_100_000));
        return new Distribution(series, phase, limitUs, 44_600, 180, levels, curve);
    }
}

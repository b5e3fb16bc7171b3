package dev.nines.monitor.cli;

import dev.nines.monitor.judge.Case;
import dev.nines.monitor.judge.LogJudge;
import dev.nines.monitor.judge.Wanted;
import dev.nines.monitor.judge.read.LogFiles;
import dev.nines.monitor.judge.read.LogSource;
import dev.nines.monitor.judge.read.LogUnreadable;
import dev.nines.monitor.judge.read.Unread;
import dev.nines.monitor.judge.show.JudgeDocument;
import dev.nines.monitor.judge.show.JudgeDocuments;
import dev.nines.monitor.judge.show.JudgeText;
import dev.nines.monitor.start.Software;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Cycle;
import dev.nines.sla.statement.Written;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nines judge}. */
@Command(name = "judge", description = "Judges a log of requests by a contract, as the service judges its own runs.",
        mixinStandardHelpOptions = true, exitCodeOnExecutionException = Exit.USAGE,
        footer = {"", "Exit code 0: met; 2: it could not judge; 3: breached; 4: undecided. docs/judge.md has the columns."})
final class JudgeCommand implements Callable<Integer> {
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final Map<String, String> environment;

    @Mixin
    private final JudgeLogOptions log = new JudgeLogOptions();

    @Mixin
    private final JudgeContractOptions contract = new JudgeContractOptions();

    @Option(names = "--period", paramLabel = "PERIOD",
            description = "2026-10, 2026-Q4 or 2026-10-03..2026-10-20 (each whole one in the log that is over)")
    private @Nullable String period;

    @Option(names = "--strict", description = "a line that is not understood ends it with 2")
    private boolean strict;

    @Option(names = "--json", description = "a document instead of the text; messages go to stderr")
    private boolean json;

    @Option(names = "--progress", paramLabel = "WHEN", defaultValue = "auto",
            description = "auto, always or never (${DEFAULT-VALUE}: where stderr is a terminal)")
    private Screen.When progress = Screen.When.auto;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    JudgeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var chosen = contract.chosen(environment, spec.commandLine());
        var written = new Written(InstantSource.system().instant(), "nines " + Software.version());
        var judged = new Case(chosen.contract(), chosen.covers(), wanted(chosen.contract(), written.at()), chosen.incidents(), written);
        var sources = log.sources(System.in);
        var reading = log.reading(written.at().plus(CLOCKS_DIFFER), spec.commandLine());
        try (var files = new LogFiles(sources, reading)) {
            var judge = new LogJudge(judged);
            try (var _ = Reporting.of(files, progress, spec.commandLine().getErr())) {
                files.forEach(judge::add);
            }
            var names = sources.stream().map(LogSource::name).toList();
            var read = new JudgeDocuments.Read(names, reading.mapping().name(), files, judge.log());
            return show(judge, read, judged.contract());
        } catch (LogUnreadable e) {
            spec.commandLine().getErr().println("nines: " + e.getMessage());
            return Exit.USAGE;
        }
    }

    private Wanted wanted(Contract c, Instant now) {
        if (period == null && c.term().cycle() instanceof Cycle.RollingDays) {
            throw new ParameterException(spec.commandLine(), "--period is missing: contract " + c.id() + " counts rolling days;"
                    + " name the days, such as 2026-10-02..2026-10-31");
        }
        if (period == null) return new Wanted.WholeOnes();
        var asked = Options.read("--period", period, new PeriodLiteral(c.zone()), spec.commandLine());
        if (!asked.isOpenAt(now)) return new Wanted.Only(asked);
        throw new ParameterException(spec.commandLine(), "--period \"" + period + "\" is not over before " + asked.to() + " in " + c.zone()
                + "; nothing is decided until then");
    }

    private int show(LogJudge judge, JudgeDocuments.Read read, Contract c) {
        var statements = judge.statements();
        var unread = read.files().unread();
        if (strict && unread.count() > 0) {
            return refused(unread.count() + (unread.count() == 1 ? " line was" : " lines were") + " not understood:\n  "
                    + String.join("\n  ", unread.first().stream().map(Unread.Place::text).toList()));
        }
        if (statements.isEmpty()) return refused(nothing(read, c));
        var document = JudgeDocuments.document(c, read, statements);
        var out = spec.commandLine().getOut();
        if (json) out.print(JudgeDocuments.json(document));
        else JudgeText.lines(document).forEach(out::println);
        out.flush();
        return exit(document);
    }

    private String nothing(JudgeDocuments.Read read, Contract c) {
        var unread = read.files().unread();
        if (read.log().requests() == 0) {
            return "no request in " + String.join(", ", read.names()) + unread.first().stream().findFirst().map(p -> "; " + p.text()).orElse("");
        }
        String span = "the log has requests from " + read.log().first() + " to " + read.log().last();
        long others = read.log().otherModels().values().stream().mapToLong(Long::longValue).sum();
        if (others == read.log().requests()) return span + ", and none of a model that the contract covers";
        if (period != null) return span + ", and none that counts in " + period;
        return span + ", and no whole period of contract " + c.id() + " that is over; name a part of one by --period";
    }

    private int refused(String message) {
        spec.commandLine().getErr().println("nines: " + message);
        return Exit.USAGE;
    }

    private static int exit(JudgeDocument document) {
        return switch (document.verdict()) {
            case "MET" -> Exit.FINE;
            case "BREACHED" -> Exit.BREACHED;
            default -> Exit.UNDECIDED;
        };
    }
}

package dev.nines.monitor.cli;

import dev.nines.monitor.ask.AskingNow;
import dev.nines.monitor.ask.JsonView;
import dev.nines.monitor.ask.Subject;
import dev.nines.monitor.ask.Summary;
import dev.nines.monitor.ask.TableView;
import dev.nines.monitor.ask.View;
import dev.nines.monitor.ask.WarmUp;
import dev.nines.probe.openai.ProbeTransport;
import dev.nines.probe.openai.Proxies;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nines probe}. */
@Command(name = "probe", description = "Asks a model now and shows each run, phase by phase.",
        mixinStandardHelpOptions = true, sortOptions = false,
        footer = {"", "The API key is read from NINES_API_KEY or the variable that --api-key-env names, never from the",
                "command line, where every user of this machine could read it. Ends with 0 when every run was OK,",
                "with 1 when one was not, with 2 when it could not ask. Ctrl+C ends it with the summary.",
                "HTTP_PROXY, HTTPS_PROXY and NO_PROXY are heeded."})
final class ProbeCommand implements Callable<Integer> {
    private static final int WIDEST_MODEL = 32;

    private final Map<String, String> environment;

    @Mixin
    private final AskOptions ask = new AskOptions();

    @Mixin
    private final PaceOptions pace = new PaceOptions();

    @Option(names = "--json", description = "one observation a line instead of the table; messages go to stderr")
    private boolean json;

    @Option(names = "--color", paramLabel = "WHEN", defaultValue = "auto",
            description = "auto, always or never (${DEFAULT-VALUE}: on a terminal, unless NO_COLOR is set)")
    private Screen.When color = Screen.When.auto;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ProbeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        var rhythm = pace.pace(spec.commandLine());
        var plan = ask.plan(environment, spec.commandLine());
        try (var transport = ProbeTransport.open(proxies())) {
            WarmUp.forA(plan.endpoint().baseUrl(), transport);
            var subjects = plan.subjects(transport);
            var asking = new AskingNow(subjects, rhythm, InstantSource.system());
            return Ending.onSignal(() -> stop(asking, transport), () -> show(asking, subjects));
        }
    }

    private Proxies proxies() {
        try {
            return Proxies.of(environment);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "the proxy of the environment " + e.getMessage(), e);
        }
    }

    /** What is under way ends as our own doing; it may have been billed, so it is shown. */
    private static void stop(AskingNow asking, ProbeTransport transport) {
        asking.stop();
        transport.close();
    }

    private int show(AskingNow asking, List<Subject> subjects) throws InterruptedException {
        var out = spec.commandLine().getOut();
        var summary = Summary.of(subjects);
        var view = view(subjects);
        view.begin();
        asking.run(run -> {
            summary.add(run.observation());
            view.show(run);
            if (out.checkError()) asking.stop(); // nobody reads any more, as with "| head"
        });
        view.end(summary);
        return summary.failed() == 0 ? Exit.FINE : Exit.FAILED;
    }

    private View view(List<Subject> subjects) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) return new JsonView(out::println, spec.commandLine().getErr()::println);
        int longest = subjects.stream().mapToInt(s -> s.series().target().model().length()).max().orElse(0);
        int modelWidth = subjects.size() == 1 ? 0 : Math.min(WIDEST_MODEL, longest);
        var columns = new TableView.Columns(modelWidth, ZoneId.systemDefault());
        return new TableView(columns, Screen.look(color, environment), out::println);
    }
}

package dev.nines.monitor.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.monitor.cli.ServiceOptions.Question;
import dev.nines.monitor.config.read.SilenceReader;
import java.time.Instant;
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

/** {@code nines silence create}. What its options say is what {@code maintenance} says in the configuration. */
@Command(name = "create", description = "Makes a silence, which is in force at once, and prints its id.", mixinStandardHelpOptions = true,
        footer = {"", "nines silence create --match endpoint=global-api --match 'model~Pro/*' --lasts 2h --reason 'notice 4711'",
            "nines silence create --match tier=pro --weekly sat,sun --at 02:00 --lasts 2h --zone Europe/Zurich --reason backups",
            "nines silence create --match tier=pro --monthly first --day sunday --at 04:00 --lasts 3h --zone UTC --reason updates"})
final class SilenceCreateCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = {"-m", "--match"}, paramLabel = "CONDITION", required = true,
            description = "endpoint=global-api, tier!=free, model~Pro/*; may be repeated, and then all must hold")
    private List<String> match = List.of();

    @Option(names = {"-r", "--reason"}, paramLabel = "TEXT", required = true, description = "in words, such as the number of an announcement")
    private String reason = "";

    @Option(names = "--author", paramLabel = "TEXT", description = "who says so (the name of the token)")
    private @Nullable String author;

    @Option(names = "--maintenance", description = "it is announced work")
    private boolean maintenance;

    @Option(names = {"-l", "--lasts"}, paramLabel = "DURATION", description = "how long: 2h; of a window that recurs, at most 7d")
    private @Nullable String lasts;

    @Option(names = "--from", paramLabel = "INSTANT", description = "2026-06-14T01:00Z, or with --zone 2026-06-14T03:00 (now)")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "in place of --lasts")
    private @Nullable String to;

    @Option(names = "--weekly", paramLabel = "DAYS", split = ",", description = "every week on these days: sat,sun; with --at, --lasts, --zone")
    private List<String> weekly = List.of();

    @Option(names = "--monthly", paramLabel = "NTH", description = "every month on the first, second, third, fourth or last --day")
    private @Nullable String monthly;

    @Option(names = "--day", paramLabel = "DAY", description = "sunday; with --monthly")
    private @Nullable String day;

    @Option(names = "--at", paramLabel = "TIME", description = "02:00; with --weekly and --monthly")
    private @Nullable String at;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Europe/Zurich: of --at, and of instants without an offset")
    private @Nullable String zone;

    @Option(names = "--since", paramLabel = "INSTANT", description = "no window begins before it; with --weekly and --monthly")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "INSTANT", description = "no window begins at it or later; with --weekly and --monthly")
    private @Nullable String until;

    @Option(names = "--json", description = "print the silence as an object")
    private boolean json;

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    SilenceCreateCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (day != null && monthly == null) throw new ParameterException(spec.commandLine(), "--day goes with --monthly");
        if (at != null && monthly == null && weekly.isEmpty()) throw new ParameterException(spec.commandLine(), "--at goes with --weekly and --monthly");
        String body = body().toString();
        // before anybody is asked, so that a slip is told where there is no service too
        if (SilenceReader.read(body, Instant.now()) instanceof SilenceReader.Read.Refused(List<String> problems)) {
            throw new ParameterException(spec.commandLine(), String.join("; ", problems));
        }
        var made = service.ask(Question.post(body, "silences"), environment, spec.commandLine());
        var out = spec.commandLine().getOut();
        out.println(json ? made.toString() : SilenceCommand.text(made, "id"));
        out.flush();
        spec.commandLine().getErr().println("nines: " + SilenceCommand.match(made) + " is silenced from " + SilenceCommand.text(made, "from")
                + " to " + SilenceCommand.text(made, "to") + (made.path("schedule").has("zone") ? ", and again" : ""));
        return Exit.FINE;
    }

    private ObjectNode body() {
        var body = JsonNodeFactory.instance.objectNode().put("reason", reason).put("kind", maintenance ? "maintenance" : "silence");
        match.forEach(body.putArray("match")::add);
        boolean recurs = !weekly.isEmpty() || monthly != null;
        if (!weekly.isEmpty()) weekly.forEach(clock(body.putObject("weekly")).putArray("days")::add);
        if (monthly != null) put(clock(body.putObject("monthly")).put("nth", monthly), "day", day);
        if (!recurs) put(body, "lasts", lasts);
        put(put(put(body, "author", author), "from", from), "to", to);
        return put(put(put(body, "zone", zone), "since", since), "until", until);
    }

    private ObjectNode clock(ObjectNode window) {
        return put(put(window, "at", at), "lasts", lasts);
    }

    private static ObjectNode put(ObjectNode object, String key, @Nullable String value) {
        return value == null ? object : object.put(key, value);
    }
}

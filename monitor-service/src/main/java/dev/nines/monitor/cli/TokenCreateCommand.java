package dev.nines.monitor.cli;

import dev.nines.db.access.KeptToken.Life;
import dev.nines.monitor.access.Scope;
import dev.nines.monitor.access.TokenOffice.Made;
import dev.nines.monitor.cli.StoreOptions.Missing;
import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nines token create}. */
@Command(name = "create", description = "Makes a token and prints it on stdout, this once.", mixinStandardHelpOptions = true)
final class TokenCreateCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofDays(3_650);

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "what it is for: letters, digits, dots, - and _")
    private String name = "";

    @Option(names = "--scope", paramLabel = "SCOPE", required = true, split = ",", arity = "1..*",
            description = "read: pages, API, metrics; write: read, and change what the service does; admin: write, and read the audit log;"
                    + " probe: hand in observations, and nothing else. Several may be given")
    private List<String> scopes = List.of();

    @Option(names = "--expires", paramLabel = "DURATION", description = "90d; without it the token counts until it is revoked")
    private @Nullable String expires;

    @Option(names = "--json", description = "print an object with the token and what is known of it")
    private boolean json;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    TokenCreateCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var command = spec.commandLine();
        String label = Options.read("--name", name, TokenCreateCommand::name, command);
        var wanted = EnumSet.noneOf(Scope.class);
        for (var scope : scopes) wanted.add(Options.read("--scope", scope, TokenCreateCommand::scope, command));
        Instant end = expires == null ? Life.NEVER : now().plus(Options.read("--expires", expires, TokenCreateCommand::length, command));
        show(store.ask(environment, Missing.MADE, command, source -> TokenCommand.office(source).make(label, Set.copyOf(wanted), end)));
        return Exit.FINE;
    }

    private void show(Made made) {
        var out = spec.commandLine().getOut();
        out.println(json ? TokenText.json(made) : made.token().reveal());
        out.flush();
        spec.commandLine().getErr().println("nines: this is token " + made.kept().id() + "; it is shown now and never again");
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Parsed<String> name(String text) {
        return Kind.VANTAGE.pattern().matcher(text).matches() ? Parsed.ok(text)
                : Parsed.wrong("is no name; use letters, digits, dots, - and _, at most 63");
    }

    private static Parsed<Scope> scope(String text) {
        return Scope.of(text).map(Parsed::ok)
                .orElseGet(() -> Parsed.wrong("is no scope; known are " + Scope.words(List.of(Scope.values()))));
    }

    private static Parsed<Duration> length(String text) {
        return Literals.duration(text).then(d -> d.compareTo(LONGEST) > 0 ? Parsed.wrong("must be at most 3650d") : Parsed.ok(d));
    }
}

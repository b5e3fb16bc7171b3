package dev.nines.monitor.cli;

import dev.nines.monitor.cli.StoreOptions.Missing;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nines token list}. */
@Command(name = "list", description = "Lists every token that was ever made, without the tokens.", mixinStandardHelpOptions = true)
final class TokenListCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "print one object a line")
    private boolean json;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    TokenListCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var tokens = store.ask(environment, Missing.REFUSED, spec.commandLine(), source -> TokenCommand.office(source).all());
        var out = spec.commandLine().getOut();
        var now = Instant.now();
        if (json) tokens.forEach(token -> out.println(TokenText.json(token, now)));
        else TokenText.table(tokens, now).forEach(out::println);
        out.flush();
        return Exit.FINE;
    }
}

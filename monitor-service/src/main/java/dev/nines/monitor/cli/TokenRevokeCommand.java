package dev.nines.monitor.cli;

import dev.nines.monitor.cli.StoreOptions.Missing;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nines token revoke}. */
@Command(name = "revoke", description = "Makes a token worthless, for good, within three seconds.", mixinStandardHelpOptions = true)
final class TokenRevokeCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", description = "as nines token list shows it; not the token itself")
    private String id = "";

    @Mixin
    private final StoreOptions store = new StoreOptions();

    TokenRevokeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var err = spec.commandLine().getErr();
        boolean done = store.ask(environment, Missing.REFUSED, spec.commandLine(), source -> TokenCommand.office(source).revoke(id));
        err.println("nines: " + (done ? "token " + id + " is revoked"
                : "no token of this id is in force; nines token list shows them all"));
        return done ? Exit.FINE : Exit.FAILED;
    }
}

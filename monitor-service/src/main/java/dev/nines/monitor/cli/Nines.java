package dev.nines.monitor.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nines}: without a command it serves. */
@Command(
        name = "nines",
        description = "Watches the models you pay for, and proves what their SLA was worth.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Without a configuration it shows a demonstration on this machine.",
                "NINES_BASE_URL and NINES_API_KEY alone probe one real endpoint, gently."})
public final class Nines implements Callable<Integer> {
    private final Map<String, String> environment;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    private Nines(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @return the exit code */
    public static int run(Map<String, String> environment, String... arguments) {
        return commandLine(environment).setOut(Screen.writer(System.out, "stdout.encoding"))
                .setErr(Screen.writer(System.err, "stderr.encoding")).execute(arguments);
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Nines(environment))
                .addSubcommand(new ServeCommand(environment))
                .addSubcommand(new CheckCommand(environment))
                .addSubcommand(new ProbeCommand(environment))
                .addSubcommand(new JudgeCommand(environment))
                .addSubcommand(new VerifyCommand())
                .addSubcommand(new ReportCommand(environment))
                .addSubcommand(new MigrateCommand(environment))
                .addSubcommand(new SimulateCommand())
                .addSubcommand(new CommandLine(new TokenCommand())
                        .addSubcommand(new TokenCreateCommand(environment))
                        .addSubcommand(new TokenListCommand(environment))
                        .addSubcommand(new TokenRevokeCommand(environment)))
                .addSubcommand(new CommandLine(new SilenceCommand())
                        .addSubcommand(new SilenceCreateCommand(environment))
                        .addSubcommand(new SilenceListCommand(environment))
                        .addSubcommand(new SilenceEndCommand(environment)))
                .addSubcommand(new CommandLine(new ReceiverCommand())
                        .addSubcommand(new ReceiverListCommand(environment))
                        .addSubcommand(new ReceiverTestCommand(environment)))
                .addSubcommand(new CommandLine(new DeliveryCommand()).addSubcommand(new DeliveryReplayCommand(environment)))
                .addSubcommand(new CommandLine(new IncidentCommand()).addSubcommand(new IncidentRemarkCommand(environment)))
                .addSubcommand(new CommandLine(new ClaimCommand()).addSubcommand(new ClaimSentCommand(environment)))
                .addSubcommand(new CommandLine(new ExportCommand()).addSubcommand(new PrometheusRulesCommand(environment)))
                .setExecutionExceptionHandler(Failures::executing)
                .setParameterExceptionHandler(Failures::parsing);
    }

    @Override
    public Integer call() {
        return options.serve(environment, System.out::println, System.err::println);
    }
}

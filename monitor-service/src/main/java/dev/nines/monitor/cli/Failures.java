package dev.nines.monitor.cli;

import dev.nines.monitor.start.CannotStart;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** How a failure is told: one sentence first, whatever it was. */
final class Failures {
    private Failures() {}

    static int parsing(ParameterException e, String[] arguments) {
        var err = e.getCommandLine().getErr();
        err.println("nines: " + uncapitalized(String.valueOf(e.getMessage())) + "; see nines --help");
        return Exit.USAGE;
    }

    static int executing(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof CannotStart) {
            command.getErr().println("nines: " + e.getMessage());
        } else {
            command.getErr().println("nines: failed for a reason it does not know; please report what follows");
            e.printStackTrace(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static String uncapitalized(String message) {
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}

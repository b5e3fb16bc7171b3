package dev.nines.monitor.cli;

import dev.nines.monitor.config.yaml.Literal;
import dev.nines.monitor.config.yaml.Parsed;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Values of options, written as in the configuration and refused in its words. */
final class Options {
    private Options() {}

    static <T> T read(String option, String text, Literal<T> literal, CommandLine command) {
        return switch (literal.read(text)) {
            case Parsed.Ok<T> ok -> ok.value();
            case Parsed.Wrong<T>(String remedy) ->
                throw new ParameterException(command, option + " \"" + text + "\" " + remedy);
        };
    }
}

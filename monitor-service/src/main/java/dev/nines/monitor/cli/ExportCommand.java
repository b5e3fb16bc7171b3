package dev.nines.monitor.cli;

import picocli.CommandLine.Command;

/** {@code nines export FORMAT}. */
@Command(name = "export", description = "Writes what the contracts of a configuration say in the format of another tool.",
        mixinStandardHelpOptions = true)
final class ExportCommand {}

package dev.nines.monitor.cli;

import picocli.CommandLine.Command;

/** {@code nines claim}. */
@Command(name = "claim", description = "What is done about credits that are owed.", mixinStandardHelpOptions = true)
final class ClaimCommand {}

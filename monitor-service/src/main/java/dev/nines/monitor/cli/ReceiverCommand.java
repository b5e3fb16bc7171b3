package dev.nines.monitor.cli;

import picocli.CommandLine.Command;

/** {@code nines receiver}. */
@Command(name = "receiver", description = "Whoever is told, and whether he hears it.", mixinStandardHelpOptions = true)
final class ReceiverCommand {}

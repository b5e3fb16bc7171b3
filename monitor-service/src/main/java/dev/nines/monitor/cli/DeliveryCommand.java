package dev.nines.monitor.cli;

import picocli.CommandLine.Command;

/** {@code nines delivery}. */
@Command(name = "delivery", description = "Messages on their way.", mixinStandardHelpOptions = true)
final class DeliveryCommand {}

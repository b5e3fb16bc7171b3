package dev.nines.monitor.cli;

import picocli.CommandLine.Command;

/** {@code nines incident}. */
@Command(name = "incident", description = "What is added to incidents.", mixinStandardHelpOptions = true)
final class IncidentCommand {}

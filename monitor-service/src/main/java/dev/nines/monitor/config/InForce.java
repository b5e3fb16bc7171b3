package dev.nines.monitor.config;

/** The settings that a running service goes by. A reload puts others in force, so they are asked for whenever there is work to do. */
@FunctionalInterface
public interface InForce {
    Settings settings();
}

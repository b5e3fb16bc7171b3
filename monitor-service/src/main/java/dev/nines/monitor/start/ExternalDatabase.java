package dev.nines.monitor.start;

import dev.nines.monitor.config.ProcessSettings.External;
import dev.nines.monitor.config.Secret;

/** A server that somebody else runs. */
public record ExternalDatabase(External settings) implements Database {
    @Override
    public String where() {
        return settings.where();
    }

    @Override
    public String jdbcUrl() {
        return settings.jdbcUrl();
    }

    @Override
    public String user() {
        return settings.user();
    }

    @Override
    public Secret password() {
        return settings.password();
    }

    @Override
    public void ensureRunning() {
        // whoever runs it starts it
    }

    @Override
    public void close() {
        // whoever runs it stops it
    }
}

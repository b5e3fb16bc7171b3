package dev.nines.monitor.start;

import dev.nines.db.ServerCheck;
import dev.nines.monitor.config.ProcessSettings.External;
import dev.nines.monitor.config.Secret;
import dev.nines.probe.StoreUnavailable;
import java.util.List;
import javax.sql.DataSource;

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
    public int connections() {
        return settings.connections();
    }

    @Override
    public void check(DataSource pool) {
        try {
            ServerCheck.refusal(pool).ifPresent(why -> {
                throw new CannotStart("PostgreSQL at " + where() + " " + why);
            });
        } catch (StoreUnavailable e) {
            throw new CannotStart("PostgreSQL at " + where() + " answers, and does not say what it is (" + e.getCause() + ")", e);
        }
    }

    @Override
    public void admitReader(DataSource pool) {
        // whoever runs it makes its roles: db/roles.sql
    }

    @Override
    public List<String> notes() {
        return List.of();
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

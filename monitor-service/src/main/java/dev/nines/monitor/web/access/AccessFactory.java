package dev.nines.monitor.web.access;

import dev.nines.db.access.AuditLog;
import dev.nines.db.access.PostgresTokens;
import dev.nines.monitor.access.TokenBook;
import dev.nines.monitor.access.TokenBook.Shelf;
import dev.nines.monitor.watch.Stores;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Tokens and the audit log of the running service. */
@Factory
@Requires(beans = Stores.class)
final class AccessFactory {
    private final Stores stores;

    AccessFactory(Stores stores) {
        this.stores = stores;
    }

    @Singleton
    TokenBook tokens(InstantSource clock) {
        return new TokenBook(Shelf.of(new PostgresTokens(stores.source())), clock);
    }

    @Singleton
    Trail trail() {
        return new AuditLog(stores.source())::before;
    }
}

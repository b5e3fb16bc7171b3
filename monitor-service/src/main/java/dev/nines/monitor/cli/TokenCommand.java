package dev.nines.monitor.cli;

import dev.nines.db.access.PostgresTokens;
import dev.nines.monitor.access.TokenOffice;
import java.time.InstantSource;
import javax.sql.DataSource;
import picocli.CommandLine.Command;

/** {@code nines token}. */
@Command(name = "token", description = "API tokens: who may read from elsewhere, and who may change what the service does.",
        mixinStandardHelpOptions = true)
final class TokenCommand {
    /** Whoever may read the data folder, or knows the database's password, may do all this. */
    static TokenOffice office(DataSource source) {
        String who = System.getProperty("user.name", "somebody") + " at the command line";
        return new TokenOffice(new PostgresTokens(source), InstantSource.system(), who);
    }
}

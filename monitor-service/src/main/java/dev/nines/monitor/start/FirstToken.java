package dev.nines.monitor.start;

import dev.nines.db.access.PostgresTokens;
import dev.nines.monitor.config.ProcessSettings;
import dev.nines.monitor.config.ProcessSettings.Embedded;
import dev.nines.monitor.config.ProcessSettings.External;
import java.time.Instant;

/** Others can reach the pages only where somebody has decided who may read them. */
final class FirstToken {
    private FirstToken() {}

    /** @throws CannotStart with the command that makes one */
    static void demand(Address at, PostgresTokens tokens, ProcessSettings process) {
        if (!at.isBeyondLoopback() || !tokens.living(Instant.now()).isEmpty()) return;
        String where = switch (process.store()) {
            case Embedded _ -> " --data " + process.dataFolder();
            case External _ -> ""; // it is in the environment that both are started in
        };
        throw new CannotStart("other machines can reach " + at.host().getHostAddress() + ", and there is no API token yet;"
                + " make one first: nines token create --name me --scope read" + where);
    }
}

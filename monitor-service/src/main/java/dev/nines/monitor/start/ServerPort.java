package dev.nines.monitor.start;

import dev.nines.monitor.config.ProcessSettings.Embedded;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Where our own PostgreSQL listens: at every start the same, so that a dashboard finds it again. */
final class ServerPort {
    /** Below the ports that systems give to outgoing connections, which would be in use by chance. */
    private static final int FIRST = 15_432;
    private static final int MANY = 1_000;

    private ServerPort() {}

    /**
     * @param wish 0 asks for the folder's own
     * @throws CannotStart where the wish cannot be fulfilled
     */
    static int of(DataFolder folder, Embedded wish, Consumer<String> say) {
        if (wish.port() > 0) {
            if (PortCheck.isFree(wish.port())) return wish.port();
            throw new CannotStart("port " + wish.port() + " on 127.0.0.1 is in use, so PostgreSQL cannot listen there; "
                    + "stop what listens there, or name another port in NINES_DB_PORT");
        }
        int own = Integer.parseInt(folder.kept("postgres.port", () -> String.valueOf(choose(folder.path()))));
        if (PortCheck.isFree(own)) return own;
        int other = PortCheck.free(0);
        say.accept("port " + own + " of this data folder's PostgreSQL is in use; until the next start it listens on " + other);
        return other;
    }

    /** Two folders begin at different places, so that two services that are set up at once do not take the same. */
    private static int choose(Path folder) {
        int begin = Math.floorMod(folder.toString().hashCode(), MANY);
        return IntStream.range(0, MANY).map(i -> FIRST + (begin + i) % MANY).filter(PortCheck::isFree).findFirst()
                .orElseGet(() -> PortCheck.free(0));
    }
}

package dev.nines.monitor.start;

import dev.nines.monitor.config.Settings;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person reads once the service is there. */
final class Banner {
    private Banner() {}

    static List<String> lines(Settings settings, DataFolder folder, Database database, Address open) {
        return Stream.of(
                List.of(
                        what(settings),
                        "  look    " + open.here() + "/",
                        "  kept    in " + folder.path() + " and PostgreSQL at " + database.where()),
                others(open),
                database.notes(),
                List.of("  stop    with Ctrl+C; the next start goes on with the same data"))
                .flatMap(List::stream).toList();
    }

    private static List<String> others(Address open) {
        if (!open.isBeyondLoopback()) return List.of();
        return List.of("  others  reach it at " + (open.host().isAnyLocalAddress() ? "every address of this machine" : open.name())
                + ", with a token (docs/access.md)");
    }

    private static String what(Settings settings) {
        String hosts = settings.endpoints().stream().map(e -> e.baseUrl().toString()).collect(Collectors.joining(", "));
        return switch (settings.origin()) {
            case DEMO -> "nines: a demonstration. A simulated gateway at " + hosts
                    + " is probed and judged; nothing leaves this machine";
            case ENVIRONMENT, FILE -> "nines: probing " + hosts + " from \"" + settings.vantage() + "\"";
        };
    }
}

package dev.nines.monitor.start;

import dev.nines.monitor.config.Settings;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person reads once the service is there. */
final class Banner {
    private Banner() {}

    static List<String> lines(Settings settings, DataFolder folder, Database database, int port) {
        return Stream.of(
                List.of(
                        what(settings),
                        "  look    http://127.0.0.1:" + port + "/",
                        "  kept    in " + folder.path() + " and PostgreSQL at " + database.where()),
                database.notes(),
                List.of("  stop    with Ctrl+C; the next start goes on with the same data"))
                .flatMap(List::stream).toList();
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

package dev.nines.monitor.cost;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.cost.Disk.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is kept, and how much that is, for people. */
public final class DiskText {
    private static final List<Duration> TIMES = List.of(Amount.MONTH, Duration.ofDays(365), Duration.ofDays(3_650));
    private static final int TEXT_COLUMNS = 2;
    private static final long KILO = 1_000;
    private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB", "PB");

    private DiskText() {}

    public static List<String> lines(Settings settings, Disk disk) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("", "", "after 30 days", "after a year", "after 10 years"));
        disk.parts().forEach(part -> rows.add(row(disk, part)));
        return Stream.of(Stream.of(title(disk)), Table.aligned(rows, TEXT_COLUMNS), remarks(settings).map(r -> Table.INDENT + r))
                .flatMap(lines -> lines).toList();
    }

    private static String title(Disk disk) {
        return "  keeps   on disk, about: raw rows up to " + days(disk.rawKept()) + " days, sums by hour " + days(disk.ages().hours())
                + " days, by day " + days(disk.ages().days()) + " days, by month for ever:";
    }

    private static List<String> row(Disk disk, Part part) {
        var sizes = TIMES.stream().map(time -> size(disk.after(part, time)));
        return Stream.concat(Stream.of(part.name(), part.models()), sizes).toList();
    }

    private static Stream<String> remarks(Settings settings) {
        return settings.contracts().stream().map(ContractSettings::contract)
                .filter(c -> Disk.claimable(c).compareTo(settings.retention().raw()) > 0)
                .map(c -> "contract " + c.id() + ": raw rows of a month are kept " + days(Disk.claimable(c)) + " days after its end, until nothing "
                        + "can be claimed for it; retention.raw alone would be " + days(settings.retention().raw()));
    }

    private static String days(Duration age) {
        return String.format(Locale.ROOT, "%,d", Math.ceilDiv(age.toSeconds(), Duration.ofDays(1).toSeconds()));
    }

    /** {@code 2.3 GB}. */
    public static String size(long bytes) {
        double size = bytes;
        int unit = -1;
        while (unit < 0 || (size >= KILO && unit < UNITS.size() - 1)) {
            size /= KILO;
            unit++;
        }
        return String.format(Locale.ROOT, size < 10 ? "%.1f %s" : "%,.0f %s", size, UNITS.get(unit));
    }
}

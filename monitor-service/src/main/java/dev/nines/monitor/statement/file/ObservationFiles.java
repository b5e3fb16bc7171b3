package dev.nines.monitor.statement.file;

import dev.nines.probe.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Every run, a file for each series with its days one after the other: {@code observations/0001-sim_chat_Pro_GLM-4.6_local.csv}. The rows say of
 * which series they are; the name only helps to find the file.
 */
public final class ObservationFiles {
    private static final int LONGEST = 80;

    private ObservationFiles() {}

    /** Gives the lines of one series by slot, without their ends. */
    @FunctionalInterface
    public interface Rows {
        void of(Series series, Consumer<String> line);
    }

    /** In the order of the names of the series. */
    public static List<EvidenceZip.Named> of(Collection<Series> series, Rows rows) {
        var files = new ArrayList<EvidenceZip.Named>();
        for (Series one : series.stream().distinct().sorted(Comparator.comparing(Series::name)).toList()) {
            files.add(new EvidenceZip.Named(name(files.size() + 1, one), out -> write(out, one, rows)));
        }
        return files;
    }

    private static void write(OutputStream out, Series one, Rows rows) throws IOException {
        SealedRows.write(out, line -> rows.of(one, line));
    }

    private static String name(int number, Series series) {
        var plain = series.name().replaceAll("[^A-Za-z0-9._-]", "_");
        return String.format(Locale.ROOT, "observations/%04d-%s.csv", number, plain.substring(0, Math.min(LONGEST, plain.length())));
    }
}

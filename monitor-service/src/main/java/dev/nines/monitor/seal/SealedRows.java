package dev.nines.monitor.seal;

import static java.util.stream.Collectors.groupingBy;

import dev.nines.db.seal.DayRows;
import dev.nines.probe.Series;
import dev.nines.sla.seal.DayRoot;
import dev.nines.sla.seal.MerkleTree;
import dev.nines.sla.seal.RowFormat;
import dev.nines.sla.seal.SignedRoot;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows behind a statement as files of its evidence, straight from the database into a stream. */
public final class SealedRows {
    private static final byte[] END = {'\r', '\n'};
    private static final byte[] HEADER = (RowFormat.HEADER + "\r\n").getBytes(StandardCharsets.UTF_8);

    private final DayRows rows;

    public SealedRows(DayRows rows) {
        this.rows = rows;
    }

    /** Between the roots and now rows have come late: the statement is to be written anew before its rows are handed out. */
    public static final class NotAsSealed extends IOException {
        private static final long serialVersionUID = 1L;

        NotAsSealed(DayRoot root) {
            super("the rows of " + root.series() + " on " + root.day() + " are not those of revision " + root.revision() + " any more");
        }
    }

    /**
     * {@code failures.csv}: every run with its slot in {@code [from, to)} that was anything but OK.
     *
     * @return how many
     */
    public long failures(Collection<Series> series, Instant from, Instant to, OutputStream out) throws IOException {
        out.write(HEADER);
        long[] count = {0};
        unwrapped(() -> rows.failures(series, from, to, (_, line) -> {
            write(out, line.getBytes(StandardCharsets.UTF_8));
            count[0]++;
        }));
        return count[0];
    }

    /**
     * One file of {@code observations/}: the days of this series that have a root, each looked at before its end.
     *
     * @param roots those of the statement; of other series they are passed over
     * @return how many rows
     * @throws NotAsSealed where rows came since; what was written until then is worth nothing
     */
    public long observations(Series series, Collection<SignedRoot> roots, OutputStream out) throws IOException {
        out.write(HEADER);
        Map<String, DayRoot> wanted = new HashMap<>();
        roots.stream().map(SignedRoot::root).filter(r -> r.series().equals(series.name())).forEach(r -> wanted.put(r.day().toString(), r));
        if (wanted.isEmpty()) return 0;
        var days = wanted.values().stream().map(DayRoot::day).sorted().toList();
        var trees = new HashMap<String, MerkleTree>();
        unwrapped(() -> rows.each(List.of(series), days.getFirst(), days.getLast().plusDays(1), (_, line) -> {
            String day = line.substring(0, LocalDate.EPOCH.toString().length());
            if (!wanted.containsKey(day)) return;
            byte[] row = line.getBytes(StandardCharsets.UTF_8);
            trees.computeIfAbsent(day, _ -> new MerkleTree()).add(row);
            write(out, row);
        }));
        for (var root : wanted.values()) {
            var tree = trees.getOrDefault(root.day().toString(), new MerkleTree());
            if (!tree.root().equals(root.root())) throw new NotAsSealed(root);
        }
        return trees.values().stream().mapToLong(MerkleTree::rows).sum();
    }

    /** The files that {@link #observations} writes for these roots, with the series of each: {@code observations/1.csv} and on, by the names of the series. */
    public static Map<String, Series> files(Collection<Series> series, Collection<SignedRoot> roots) {
        var rooted = roots.stream().collect(groupingBy(r -> r.root().series()));
        var ordered = series.stream().distinct().filter(s -> rooted.containsKey(s.name())).sorted(Comparator.comparing(Series::name)).toList();
        var files = new LinkedHashMap<String, Series>();
        for (var one : ordered) files.put("observations/" + (files.size() + 1) + ".csv", one);
        return files;
    }

    private static void write(OutputStream out, byte[] row) {
        try {
            out.write(row);
            out.write(END);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unwrapped(Runnable work) throws IOException {
        try {
            work.run();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

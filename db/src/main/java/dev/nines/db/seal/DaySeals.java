package dev.nines.db.seal;

import dev.nines.db.PackedDays;
import dev.nines.db.SeriesTable;
import dev.nines.db.SeriesTable.Numbered;
import dev.nines.db.seal.DayRows.Days;
import dev.nines.db.seal.DueDays.Due;
import dev.nines.db.seal.SealRows.Kept;
import dev.nines.db.sql.Database;
import dev.nines.probe.Series;
import dev.nines.sla.seal.DayRoot;
import dev.nines.sla.seal.MerkleTree;
import dev.nines.sla.seal.SignedRoot;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Roots of series and days. Any number of processes may seal at once: one after the other, and what one has sealed the next leaves as it is.
 * A call that dies leaves nothing of its day behind.
 */
public final class DaySeals {
    /** In a statement of its own, so that the next one sees what was sealed before the lock was had. */
    private static final String ALONE = "select pg_advisory_xact_lock(hashtextextended('nines.day_seal', 0))";

    private final Database database;
    private final SeriesTable series;

    public DaySeals(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    /**
     * What of these series is not sealed as it is now, by day of {@code [from, to)}: it never was, rows came since, or the series was called
     * otherwise. Where sums are still to be made it may be sealed as it is. Days whose raw rows were dropped are never among them.
     */
    public SortedMap<LocalDate, List<Numbered>> due(Collection<Series> of, LocalDate from, LocalDate to) {
        var known = numbered(of);
        return byDay(known, database.snapshot("find days to seal in [" + from + ", " + to + ")",
                c -> DueDays.marked(c, known.keySet(), new Days(from, to))));
    }

    /** What is not sealed as it is, of every series and day before {@code to} whose sums are made. */
    public SortedMap<LocalDate, List<Numbered>> settled(LocalDate to) {
        var known = series.numbered().stream().collect(Collectors.toMap(Numbered::id, n -> n));
        return byDay(known, database.snapshot("find days to seal before " + to, c -> DueDays.settled(c, to)));
    }

    /**
     * Reads these series' rows of a day and keeps their roots, where they are not those that are kept already; and with them the day's answers,
     * packed ({@link PackedDays}). A series without rows gets none.
     *
     * @param sign always by one key, which {@link SealKeys#keep} has made known
     * @return how many roots are new
     */
    public int seal(LocalDate day, Collection<Numbered> of, Function<DayRoot, SignedRoot> sign) {
        return database.transaction("seal " + of.size() + " series of " + day, connection -> {
            try (var lock = connection.createStatement()) {
                lock.execute(ALONE);
            }
            var names = stillDue(connection, day, of);
            var fresh = fresh(connection, day, names).stream().map(r -> new Kept(r.id(), sign.apply(r.root()))).toList();
            if (fresh.isEmpty()) return 0;
            SealRows.keep(connection, day, fresh);
            PackedDays.keep(connection, day, fresh.stream().map(Kept::series).toList());
            return fresh.size();
        });
    }

    /** The newest root of each of these series and days of {@code [from, to)}, in the order of {@code roots.csv}. */
    public List<SignedRoot> newest(Collection<Series> of, LocalDate from, LocalDate to) {
        var ids = numbered(of).keySet();
        return database.snapshot("read seals of " + ids.size() + " series in [" + from + ", " + to + ")",
                c -> SealRows.newest(c, ids, new Days(from, to)).stream().map(Kept::signed)
                        .sorted(Comparator.comparing(SignedRoot::root)).toList());
    }

    /**
     * Without those that are sealed as they are: by whoever had the lock before, or because only sums are still to be made. To count rows costs
     * a small part of what it costs to read them.
     */
    private static Map<Integer, Series> stillDue(Connection connection, LocalDate day, Collection<Numbered> of) throws SQLException {
        var names = of.stream().collect(Collectors.toMap(Numbered::id, Numbered::series));
        var newest = SealRows.newest(connection, names.keySet(), Days.of(day));
        if (newest.isEmpty()) return names;
        var counts = DayRows.counts(connection, names.keySet(), Days.of(day));
        for (Kept each : newest) {
            var root = each.signed().root();
            Series now = names.get(each.series());
            if (now != null && root.series().equals(now.name()) && counts.getOrDefault(each.series(), 0L) == root.rows()) names.remove(each.series());
        }
        return names;
    }

    private record Fresh(int id, DayRoot root) {}

    private static List<Fresh> fresh(Connection connection, LocalDate day, Map<Integer, Series> names) throws SQLException {
        var before = new HashMap<Integer, DayRoot>();
        for (Kept each : SealRows.newest(connection, names.keySet(), Days.of(day))) before.put(each.series(), each.signed().root());
        var fresh = new ArrayList<Fresh>();
        trees(connection, day, names).forEach((id, tree) -> {
            DayRoot last = before.get(id);
            int revision = last == null ? 1 : last.revision() + 1;
            var next = new DayRoot(Objects.requireNonNull(names.get(id)).name(), day, revision, tree.rows(), tree.root());
            if (last == null || !isSame(last, next)) fresh.add(new Fresh(id, next));
        });
        return fresh;
    }

    private static boolean isSame(DayRoot last, DayRoot next) {
        return last.root().equals(next.root()) && last.rows() == next.rows() && last.series().equals(next.series());
    }

    private static SortedMap<Integer, MerkleTree> trees(Connection connection, LocalDate day, Map<Integer, Series> names)
            throws SQLException {
        var trees = new TreeMap<Integer, MerkleTree>();
        DayRows.read(connection, names, Days.of(day), (id, line) ->
                trees.computeIfAbsent(id, _ -> new MerkleTree()).add(line.getBytes(StandardCharsets.UTF_8)));
        return trees;
    }

    /** Those of them of which anything was ever stored. */
    private Map<Integer, Numbered> numbered(Collection<Series> of) {
        var known = new TreeMap<Integer, Numbered>();
        for (Series each : of) series.find(each).ifPresent(id -> known.put(id, new Numbered(id, each)));
        return known;
    }

    private static SortedMap<LocalDate, List<Numbered>> byDay(Map<Integer, Numbered> known, List<Due> due) {
        var byDay = new TreeMap<LocalDate, List<Numbered>>();
        for (Due each : due) {
            Numbered of = known.get(each.series());
            if (of != null) byDay.computeIfAbsent(each.day(), _ -> new ArrayList<>()).add(of);
        }
        return byDay;
    }
}

package dev.nines.monitor.watch;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import dev.nines.db.SeriesTable;
import dev.nines.db.seal.DayRows;
import dev.nines.monitor.seal.SealOffice;
import dev.nines.monitor.statement.copy.ZipSealing.Observations;
import dev.nines.monitor.statement.file.EvidenceZip.Named;
import dev.nines.monitor.statement.file.ObservationFiles;
import dev.nines.probe.Series;
import dev.nines.sla.seal.DayRoot;
import dev.nines.sla.seal.SignedRoot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The rows of days that were sealed; others have nothing that stands for them. A series is read in one moment, together with the roots of its days:
 * a run that comes while a zip is drawn is either in both or in neither.
 */
final class SealedObservations implements Observations {
    /** Who asks while a spool is being read in may meet rows that were not sealed again and again, though hardly so often. */
    private static final int MOST_TRIES = 100;

    private final SealOffice seals;
    private final DayRows rows;
    private final SeriesTable series;
    private final Map<String, TreeSet<LocalDate>> days;
    private final Map<String, Integer> revisions;
    private final List<SignedRoot> newer = new ArrayList<>();

    SealedObservations(SealOffice seals, DayRows rows, SeriesTable series, List<SignedRoot> statement) {
        this.seals = seals;
        this.rows = rows;
        this.series = series;
        this.days = statement.stream().map(SignedRoot::root).collect(groupingBy(DayRoot::series, mapping(DayRoot::day, toCollection(TreeSet::new))));
        this.revisions = statement.stream().map(SignedRoot::root).collect(toMap(SealedObservations::place, DayRoot::revision));
    }

    private static String place(DayRoot root) {
        return root.day() + " " + root.series();
    }

    @Override
    public List<Named> files() {
        var known = series.all().stream().filter(one -> days.containsKey(one.name())).toList();
        return ObservationFiles.of(known, (one, reader) -> read(one, requireNonNull(days.get(one.name())), reader));
    }

    @Override
    public List<SignedRoot> newer() {
        return List.copyOf(newer);
    }

    private void read(Series one, SortedSet<LocalDate> of, Consumer<String> reader) {
        var read = rows.each(one, of, reader);
        for (int tries = 1; read.isEmpty(); tries++) {
            if (tries == MOST_TRIES) throw new IllegalStateException("runs of " + one.name() + " keep arriving: no root stands for all of them");
            seals.roots(List.of(one), midnight(of.first()), midnight(of.last().plusDays(1)));
            read = rows.each(one, of, reader);
        }
        read.get().stream().filter(this::isNewer).forEach(newer::add);
    }

    private boolean isNewer(SignedRoot root) {
        return root.root().revision() > revisions.getOrDefault(place(root.root()), Integer.MAX_VALUE);
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}

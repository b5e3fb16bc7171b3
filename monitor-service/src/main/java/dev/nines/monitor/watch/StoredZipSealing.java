package dev.nines.monitor.watch;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.nines.db.SeriesTable;
import dev.nines.db.seal.DayRows;
import dev.nines.monitor.seal.SealOffice;
import dev.nines.monitor.statement.copy.ZipSealing;
import dev.nines.monitor.statement.file.EvidenceZip.Named;
import dev.nines.monitor.statement.file.ObservationFiles;
import dev.nines.probe.Series;
import dev.nines.sla.seal.DayRoot;
import dev.nines.sla.seal.Seal;
import dev.nines.sla.seal.SignedRoot;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** By the key of this process, from the rows that are stored. */
public record StoredZipSealing(SealOffice seals, DayRows rows, SeriesTable series) implements ZipSealing {
    private static final int DAY = "2026-10-01".length();

    @Override
    public String seal(Seal files) {
        return seals.seal(files);
    }

    @Override
    public String publicKeys(List<SignedRoot> roots) {
        return seals.publicKeys(roots);
    }

    /** What is due is sealed first, or the rows that came since would be in no root. */
    @Override
    public List<SignedRoot> newer(List<SignedRoot> roots) {
        if (roots.isEmpty()) return List.of();
        var known = roots.stream().map(SignedRoot::root).collect(toMap(StoredZipSealing::place, DayRoot::revision));
        var names = roots.stream().map(one -> one.root().series()).collect(toSet());
        var days = roots.stream().map(one -> one.root().day()).collect(toCollection(TreeSet::new));
        var end = days.last().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return seals.roots(series.all().stream().filter(one -> names.contains(one.name())).toList(), days.first().atStartOfDay(ZoneOffset.UTC).toInstant(), end)
                .stream().filter(one -> one.root().revision() > known.getOrDefault(place(one.root()), Integer.MAX_VALUE)).toList();
    }

    private static String place(DayRoot root) {
        return root.day() + " " + root.series();
    }

    /** Of days that were sealed: others have nothing that stands for them. */
    @Override
    public List<Named> observations(List<SignedRoot> roots) {
        var sealed = roots.stream().map(SignedRoot::root).collect(groupingBy(DayRoot::series, mapping(DayRoot::day, toCollection(TreeSet::new))));
        var known = series.all().stream().filter(one -> sealed.containsKey(one.name())).toList();
        return ObservationFiles.of(known, (one, reader) -> read(one, requireNonNull(sealed.get(one.name())), reader));
    }

    private void read(Series one, SortedSet<LocalDate> days, Consumer<String> reader) {
        rows.each(List.of(one), days.first(), days.last().plusDays(1), (_, line) -> {
            if (days.contains(LocalDate.parse(line.substring(0, DAY)))) reader.accept(line);
        });
    }
}

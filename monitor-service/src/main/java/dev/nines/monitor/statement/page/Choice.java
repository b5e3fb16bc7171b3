package dev.nines.monitor.statement.page;

import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Interruption;
import dev.nines.monitor.statement.StatementDocument.Line;
import dev.nines.monitor.statement.StatementDocument.Stretch;
import dev.nines.monitor.statement.chart.PercentilePlot;
import dev.nines.monitor.statement.part.Distribution;
import dev.nines.monitor.statement.part.Watching;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a document stands on the page in full. A contract of few lines has all of it; of many, those that matter to a claim are
 * charted one by one and the others in a row each, and long lists go on in the CSV files. No number is left out of the JSON.
 *
 * @param charted lines with charts of their own, the worst first
 * @param inRows the other lines, that have days
 */
public record Choice(List<Line> charted, List<Line> inRows, List<Distribution> plotted, List<Listed> below, List<Interruption> incidents,
        List<Lapse> gaps, List<String> quality) {
    /** As many lines are charted whatever their verdict. */
    static final int FEW = 6;
    public static final int MOST_CHARTED = 24;
    public static final int MOST_IN_A_LIST = 50;
    static final int MOST_IN_ALL_LISTS = 500;
    static final int MOST_INCIDENTS = 100;
    private static final List<String> WORST_FIRST = List.of("BREACHED", "UNDECIDED", "MET");

    /** The first of a line's intervals below the promise; {@code all} says how many there are. */
    public record Listed(Line line, List<Stretch> shown, int all) {
        public int more() {
            return all - shown.size();
        }
    }

    /** A gap with the series that it is of. */
    public record Lapse(String series, Watching.Gap gap) {}

    static Choice of(StatementDocument doc) {
        var charted = charted(doc.lines());
        var inRows = doc.lines().stream().filter(l -> !l.days().isEmpty() && !charted.contains(l)).toList();
        var series = charted.stream().map(Line::series).collect(Collectors.toCollection(LinkedHashSet::new));
        return new Choice(charted, inRows, plotted(doc.latencies(), series), below(doc.lines()),
                doc.incidents().stream().limit(MOST_INCIDENTS).toList(), gaps(doc.watching()),
                doc.quality().stream().limit(MOST_IN_A_LIST).toList());
    }

    private static List<Line> charted(List<Line> lines) {
        var withDays = lines.stream().filter(l -> !l.days().isEmpty()).sorted(Comparator.comparingInt(l -> WORST_FIRST.indexOf(l.verdict()))).toList();
        return withDays.stream().filter(l -> withDays.size() <= FEW || !l.verdict().equals("MET")).limit(MOST_CHARTED).toList();
    }

    private static List<Distribution> plotted(List<Distribution> all, Set<String> series) {
        var drawable = all.stream().filter(PercentilePlot::canBeDrawn).toList();
        if (drawable.size() <= FEW) return drawable;
        return drawable.stream().filter(d -> series.contains(d.series()) && d.limitUs() > 0).limit(MOST_CHARTED).toList();
    }

    private static List<Listed> below(List<Line> lines) {
        var listed = new ArrayList<Listed>();
        int room = MOST_IN_ALL_LISTS;
        for (var line : lines) {
            var all = line.support().below();
            if (all.isEmpty()) continue;
            var shown = all.subList(0, Math.min(all.size(), Math.min(room, MOST_IN_A_LIST)));
            room -= shown.size();
            listed.add(new Listed(line, List.copyOf(shown), all.size()));
        }
        return listed;
    }

    private static List<Lapse> gaps(List<Watching> watching) {
        return watching.stream().flatMap(w -> w.gaps().stream().map(g -> new Lapse(w.series(), g))).limit(MOST_IN_A_LIST).toList();
    }
}

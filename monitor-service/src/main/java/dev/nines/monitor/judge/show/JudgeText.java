package dev.nines.monitor.judge.show;

import dev.nines.monitor.statement.StatementDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** A judged log for people, line by line. */
public final class JudgeText {
    private static final int LABEL_WIDTH = 11;
    private static final int MOST_MODELS = 5;

    private JudgeText() {}

    public static List<String> lines(JudgeDocument d) {
        var lines = new ArrayList<String>();
        lines.add(d.contract().title() + ": " + d.verdict());
        lines.addAll(log(d.log()));
        for (var period : d.periods()) {
            lines.add("");
            lines.addAll(period(period));
        }
        return lines;
    }

    private static List<String> log(JudgeDocument.Log log) {
        var lines = new ArrayList<String>();
        lines.add(labelled("log", String.join(", ", log.files()) + "; " + counted(log.requests(), "request") + " in "
                + counted(log.lines(), "line") + (log.first().isEmpty() ? "" : ", " + log.first() + " to " + log.last())));
        if (log.otherPeriods() > 0) lines.add(labelled("left out", counted(log.otherPeriods(), "request") + " outside of the judged time"));
        if (!log.otherModels().isEmpty()) lines.add(labelled("left out", otherModels(log.otherModels())));
        if (log.unread().count() > 0) {
            lines.add(labelled("not read", counted(log.unread().count(), "line") + ":"));
            log.unread().first().forEach(place -> lines.add(labelled("", place)));
        }
        return lines;
    }

    private static String otherModels(SortedMap<String, Long> others) {
        long requests = others.values().stream().mapToLong(Long::longValue).sum();
        var names = others.keySet().stream().limit(MOST_MODELS).collect(Collectors.joining(", "));
        return counted(requests, "request") + " of models that the contract does not cover: " + names
                + (others.size() > MOST_MODELS ? ", ..." : "");
    }

    private static List<String> period(JudgeDocument.Period p) {
        var lines = new ArrayList<String>();
        lines.add(p.time().label() + " in " + p.time().zone() + ", " + p.time().from() + " to " + p.time().to() + ": " + p.verdict());
        p.notes().stream().filter(note -> !note.startsWith("LOG: ")).forEach(note -> lines.add(labelled("note", note)));
        for (var line : p.lines()) lines.addAll(line(line));
        lines.add(labelled("credit", p.credit().amount() + (p.credit().owed() ? " is owed" : ", nothing is owed")));
        if (p.credit().owed()) p.credit().steps().forEach(step -> lines.add(labelled("", step)));
        if (p.credit().owed()) lines.add(labelled("claim", "by " + p.claim().lastDay() + ", before " + p.claim().before()));
        return lines;
    }

    private static List<String> line(JudgeDocument.Line line) {
        var n = line.numbers();
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(labelled(n.verdict(), n.series() + ", " + n.rule() + ": " + n.promise() + (n.reason().isEmpty() ? "" : "; " + n.reason())));
        lines.add(labelled("", (n.shares().attained().isEmpty() ? "" : n.shares().attained() + " %, ") + line.finding() + "; "
                + n.budget().allowed() + " might be bad, " + n.budget().remaining() + " left"));
        if (!n.quantile().text().isEmpty()) lines.add(labelled("", n.quantile().text()));
        if (!line.interval().text().isEmpty()) lines.add(labelled("", "that of the service, 95 %: " + line.interval().text()));
        counts(n.counts()).forEach(text -> lines.add(labelled("", text)));
        if (!n.shares().attained().isEmpty()) lines.add(labelled("chance", "p " + n.chance().pValue()
                + " of as many bad ones if the service were just as promised; true share 95 % in " + n.chance().lowPercent() + " to "
                + n.chance().highPercent() + " %"));
        return lines;
    }

    private static List<String> counts(StatementDocument.Tallied t) {
        var lines = new ArrayList<String>();
        if (!t.bad().isEmpty()) lines.add("bad: " + reasons(t.bad()));
        if (!t.excluded().isEmpty()) lines.add("excluded: " + reasons(t.excluded()));
        if (!t.missing().isEmpty()) lines.add("no test of the service: " + reasons(t.missing()) + "; coverage " + grouped(t.observed()) + " of "
                + grouped(t.expected()));
        return lines;
    }

    private static String reasons(SortedMap<String, Long> counts) {
        return counts.entrySet().stream().map(e -> e.getKey() + " " + grouped(e.getValue())).collect(Collectors.joining(", "));
    }

    private static String counted(long count, String noun) {
        return grouped(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String labelled(String label, String text) {
        return (label + " ".repeat(Math.max(1, LABEL_WIDTH - label.length())) + text).stripTrailing();
    }
}

package dev.nines.monitor.statement.revise;

import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Excluded;
import dev.nines.monitor.statement.StatementDocument.Interruption;
import dev.nines.monitor.statement.StatementDocument.Line;
import dev.nines.monitor.statement.StatementDocument.Promise;
import dev.nines.monitor.statement.part.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one document says otherwise than the one before, and why, a sentence each: the reasons first. */
final class Changes {
    /** A correction of 184 models is no list of 368 sentences. */
    private static final int MOST_LINES = 20;

    private final StatementDocument before;
    private final StatementDocument after;
    private final List<String> sentences = new ArrayList<>();

    private Changes(StatementDocument before, StatementDocument after) {
        this.before = before;
        this.after = after;
    }

    static List<String> between(StatementDocument before, StatementDocument after) {
        var changes = new Changes(before, after);
        changes.exclusions();
        changes.runs();
        changes.terms();
        changes.remarks();
        changes.outcome();
        changes.lines();
        changes.rest();
        return List.copyOf(changes.sentences);
    }

    private void exclusions() {
        for (var one : after.exclusions()) {
            boolean isNew = before.exclusions().stream().noneMatch(e -> e.id().equals(one.id()) && e.version() == one.version());
            if (isNew) sentences.add(named(one) + " counts now: " + what(one));
        }
        for (var one : before.exclusions()) {
            if (after.exclusions().stream().noneMatch(e -> e.id().equals(one.id()))) sentences.add(named(one) + " counts no more: " + what(one));
        }
    }

    private static String named(Excluded one) {
        return "Exclusion " + one.id() + ", version " + one.version() + ", by " + one.author();
    }

    private static String what(Excluded one) {
        return one.reason() + " (" + one.kind() + ", " + one.from() + " to " + one.to() + ").";
    }

    /** A slot is in several lines, so each series is asked for the line that saw most. */
    private void runs() {
        var was = runs(before);
        var is = runs(after);
        covered(is, was, "is covered by the contract now and was not in revision " + before.issue().revision()
                + ": another tier of the model, or another reach of the contract");
        covered(was, is, "is no longer covered by the contract: another tier of the model, or another reach of the contract");
        long late = difference(was, is);
        long gone = difference(is, was);
        if (late > 0) sentences.add(late + (late == 1 ? " run" : " runs") + " arrived after revision " + before.issue().revision() + " was written.");
        if (gone > 0) sentences.add(gone + (gone == 1 ? " run" : " runs") + " of revision " + before.issue().revision() + " count no more.");
    }

    /** Runs of a series that the other document does not know did not come or go: the series did. */
    private void covered(Map<String, Long> here, Map<String, Long> there, String what) {
        var moved = here.keySet().stream().filter(series -> !there.containsKey(series)).toList();
        moved.stream().limit(MOST_LINES).forEach(series -> sentences.add(series + " " + what + " (" + here.get(series) + " runs)."));
        if (moved.size() > MOST_LINES) sentences.add("And " + (moved.size() - MOST_LINES) + " more series likewise.");
    }

    private static Map<String, Long> runs(StatementDocument document) {
        return document.lines().stream().collect(Collectors.toMap(Line::series, l -> l.counts().observed(), Math::max, TreeMap::new));
    }

    /** Of the series that both know. */
    private static long difference(Map<String, Long> less, Map<String, Long> more) {
        return more.entrySet().stream().filter(e -> less.containsKey(e.getKey())).mapToLong(e -> Math.max(0, e.getValue() - less.getOrDefault(e.getKey(), 0L)))
                .sum();
    }

    private void terms() {
        var was = before.contract();
        var is = after.contract();
        var promises = texts(was.rules(), Promise::id, Promise::text);
        texts(is.rules(), Promise::id, Promise::text).forEach((id, text) -> said("The promise " + id, promises.getOrDefault(id, ""), text));
        promises.keySet().stream().filter(id -> is.rules().stream().noneMatch(p -> p.id().equals(id)))
                .forEach(id -> sentences.add("The promise " + id + " is no longer in the contract."));
        said("What counts as bad", String.join(", ", was.countsAsBad()), String.join(", ", is.countsAsBad()));
        said("The coverage floor", was.coverageFloorPercent(), is.coverageFloorPercent());
        said("The fee", was.fee(), is.fee());
        said("The credit terms", String.join("; ", was.creditTerms()), String.join("; ", is.creditTerms()));
    }

    private void remarks() {
        var known = texts(before.incidents(), Interruption::id, Interruption::remarks);
        for (var incident : after.incidents()) {
            for (var remark : incident.remarks()) {
                if (!known.getOrDefault(incident.id(), List.of()).contains(remark)) sentences.add(remarked(incident, remark));
            }
        }
    }

    private static String remarked(Interruption incident, Remark remark) {
        return remark.author() + " remarked on incident " + incident.id() + (remark.ticket().isEmpty() ? "" : ", ticket " + remark.ticket())
                + (remark.text().isEmpty() ? "" : ": " + remark.text());
    }

    private void outcome() {
        said("The verdict", before.verdict(), after.verdict());
        said("The credit", before.credit().amount(), after.credit().amount());
        said("The last day to claim", before.claim().lastDay(), after.claim().lastDay());
        int was = before.incidents().size();
        if (was != after.incidents().size()) sentences.add("Incidents listed: " + after.incidents().size() + ", before " + was + ".");
    }

    private void lines() {
        var known = texts(before.lines(), Changes::key, Function.identity());
        var is = texts(after.lines(), Changes::key, Function.identity());
        var changed = new ArrayList<String>();
        is.forEach((key, line) -> {
            if (!known.containsKey(key)) changed.add(key + " is judged now, and was not before: " + said(line) + ".");
            else if (!said(known.get(key)).equals(said(line))) changed.add(key + ": " + said(line) + "; before, " + said(known.get(key)) + ".");
        });
        known.keySet().stream().filter(key -> !is.containsKey(key)).forEach(key -> changed.add(key + " is judged no more."));
        changed.stream().limit(MOST_LINES).forEach(sentences::add);
        if (changed.size() > MOST_LINES) sentences.add("And " + (changed.size() - MOST_LINES) + " more lines are otherwise.");
    }

    private static String key(Line line) {
        return line.rule() + " of " + line.series();
    }

    private static String said(Line line) {
        var attained = line.shares().attained().isEmpty() ? "nothing attained" : line.shares().attained() + " %";
        return line.verdict() + ", " + attained + ", " + line.counts().good() + " good of " + line.counts().counted() + " counted";
    }

    /** Nobody is to find a difference that nothing was said of. */
    private void rest() {
        if (!before.format().equals(after.format())) sentences.add("It is written in the shape " + after.format() + ", before in " + before.format() + ".");
        if (sentences.isEmpty()) sentences.add("The verdicts and counts stand; what is told beside them has changed.");
        if (!before.software().equals(after.software())) sentences.add("Written by " + after.software() + ", before by " + before.software() + ".");
    }

    private void said(String what, String was, String is) {
        if (!was.equals(is)) sentences.add(what + " is " + (is.isEmpty() ? "not said" : is) + "; before, " + (was.isEmpty() ? "not said" : was) + ".");
    }

    private static <T, V> Map<String, V> texts(List<T> all, Function<T, String> key, Function<T, V> value) {
        return all.stream().collect(Collectors.toMap(key, value, (a, _) -> a, LinkedHashMap::new));
    }
}

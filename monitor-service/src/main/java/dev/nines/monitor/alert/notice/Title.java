package dev.nines.monitor.alert.notice;

import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Telling.What;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line for the alerts of a message: what happened, to whom, to how many, and why. */
final class Title {
    private Title() {}

    /** What is said of a beginning, of what lasts, of an end, and of what was over before anybody was told. */
    private record Words(String begins, String lasts, String ends, String was) {}

    static String of(Notice notice) {
        var lines = notice.lines();
        var words = words(notice);
        var about = about(notice);
        return switch (lines.kind()) {
            case OPENED -> words.begins() + " " + about + because(notice);
            case UPDATED -> words.lasts() + " " + about + changes(lines) + because(notice);
            case REPEAT -> words.lasts() + " " + about + because(notice);
            case FLAPPING -> "FLAPPING " + rule(notice) + about + because(notice);
            case RESOLVED -> words.ends() + " " + about + " after " + lasted(notice);
            case CLOSED -> words.was() + " " + about + " for " + lasted(notice) + ", over before it was told" + because(notice);
        };
    }

    /** The same of one line, for those who are told of each apart. */
    static String of(Notice notice, Line line) {
        var words = words(notice);
        var reason = line.reason().isEmpty() ? "" : ": " + line.reason();
        var after = text(line.lasted());
        return switch (line.what()) {
            case OPENED -> words.begins() + " " + line.subject() + reason;
            case CHANGED, STILL -> words.lasts() + " " + line.subject() + reason;
            case FLAPPING -> "FLAPPING " + rule(notice) + line.subject() + reason;
            case RESOLVED -> words.ends() + " " + line.subject() + " after " + after;
            case CLOSED -> words.was() + " " + line.subject() + " for " + after + ", over before it was told" + reason;
        };
    }

    private static Words words(Notice notice) {
        var rule = notice.facts().getOrDefault("rule", "");
        if (Alert.saysDown(rule)) return new Words("DOWN", "STILL DOWN", "UP AGAIN", "WAS DOWN");
        if (rule.equals(Alert.DEGRADED)) return new Words("DEGRADED", "STILL DEGRADED", "NO LONGER DEGRADED", "WAS DEGRADED");
        return switch (notice.type()) {
            case "sla.burn.started", "sla.burn.ended" -> new Words("BUDGET BURNS", "BUDGET STILL BURNS", "BUDGET BURNS NO MORE", "BUDGET BURNED");
            case "sla.breach.certain" -> new Words("BREACH CERTAIN", "BREACH STILL CERTAIN", "BREACH NO LONGER CERTAIN", "BREACH WAS CERTAIN");
            case "monitor.blind", "monitor.seeing" -> new Words("MONITOR BLIND", "MONITOR STILL BLIND", "MONITOR SEES AGAIN", "MONITOR WAS BLIND");
            default -> new Words("ALERT " + rule, "STILL FIRES " + rule, "RESOLVED " + rule, "FIRED " + rule);
        };
    }

    private static String rule(Notice notice) {
        var rule = notice.facts().getOrDefault("rule", "");
        return rule.isEmpty() || Alert.saysDown(rule) ? "" : rule + " ";
    }

    /** The one it is about, where it is one. */
    private static Optional<Line> head(Lines lines) {
        return lines.count() == 1 ? lines.current().stream().findFirst() : Optional.empty();
    }

    private static String about(Notice notice) {
        var lines = notice.lines();
        return head(lines).map(Line::subject).orElseGet(() -> {
            var what = lines.current().stream().allMatch(Line::isOfTarget) ? " targets" : " alerts";
            var group = group(notice);
            return lines.count() + what + (group.isEmpty() ? "" : " of " + group);
        });
    }

    private static String group(Notice notice) {
        var names = new ArrayList<String>();
        var facts = notice.facts();
        if (facts.containsKey("endpoint")) names.add(facts.get("endpoint"));
        if (facts.containsKey("tier")) names.add("tier " + facts.get("tier"));
        if (facts.containsKey("contract")) names.add("contract " + facts.get("contract"));
        return String.join(", ", names);
    }

    private static String because(Notice notice) {
        var reason = head(notice.lines()).map(Line::reason).filter(text -> !text.isEmpty()).orElseGet(() -> notice.facts().getOrDefault("reason", ""));
        return reason.isEmpty() ? "" : ": " + reason;
    }

    private static String changes(Lines lines) {
        long began = lines.all().stream().filter(line -> line.what() == What.OPENED).count();
        long ended = lines.all().stream().filter(line -> !line.fires()).count();
        var changes = new ArrayList<String>();
        if (began > 0) changes.add(began + " new");
        if (ended > 0) changes.add(ended + " over");
        return changes.isEmpty() ? "" : " (" + String.join(", ", changes) + ")";
    }

    private static String lasted(Notice notice) {
        var since = Line.instant(notice.facts().getOrDefault("since", ""), notice.at());
        var until = Line.instant(notice.facts().getOrDefault("until", ""), notice.at());
        return text(Duration.between(since, until));
    }

    /** Of a moment's length up to days, to two units. */
    private static String text(Duration length) {
        if (length.isNegative()) return "0 s";
        var parts = new ArrayList<String>();
        if (length.toDaysPart() > 0) parts.add(length.toDaysPart() + " d");
        if (length.toHoursPart() > 0) parts.add(length.toHoursPart() + " h");
        if (length.toMinutesPart() > 0) parts.add(length.toMinutesPart() + " min");
        if (length.toSecondsPart() > 0) parts.add(length.toSecondsPart() + " s");
        List<String> told = parts.size() > 2 ? parts.subList(0, 2) : parts;
        return told.isEmpty() ? "0 s" : String.join(" ", told);
    }
}

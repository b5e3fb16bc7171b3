package dev.nines.monitor.statement;

import dev.nines.monitor.statement.StatementDocument.Interruption;
import dev.nines.monitor.statement.StatementDocument.Line;
import dev.nines.monitor.statement.part.Letter;
import dev.nines.monitor.statement.part.Remark;
import dev.nines.monitor.statement.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What to send where a credit is owed: his claim who was let down, or the note of credit of him who let down. Everything in it stands
 * elsewhere in the statement.
 */
final class Letters {
    /** More are in the file beside it. */
    private static final int MOST_INCIDENTS = 40;
    private static final Words WORDS = Words.ENGLISH;

    private final StatementDocument document;
    private final String side;

    private Letters(StatementDocument document) {
        this.document = document;
        this.side = document.parties().side();
    }

    static Letter of(StatementDocument document) {
        return document.credit().owed() ? new Letters(document).letter() : Letter.NONE;
    }

    private Letter letter() {
        var text = new ArrayList<String>();
        if (document.isSimulated()) text.add(WORDS.say("letter.specimen"));
        text.add(bySide("letter.greeting", side.equals("operator") ? customer() : vendor()));
        text.add(bySide("letter.request", document.contract().title(), document.contract().source(), document.period().label(),
                document.period().from(), document.period().to(), document.period().zone(), document.credit().amount()));
        if (!document.parties().account().isEmpty()) text.add(WORDS.say("letter.account", document.parties().account()));
        text.add(WORDS.say("letter.resources", breached().stream().map(Line::series).distinct().collect(Collectors.joining(", "))));
        breached().forEach(line -> text.add(line(line)));
        text.addAll(incidents());
        text.addAll(attempts());
        text.add(WORDS.say("letter.credit", document.credit().amount(), String.join("; ", document.credit().steps())));
        text.add(WORDS.say("letter.evidence"));
        text.add(bySide("letter.deadline", document.claim().before(), document.claim().lastDay()));
        text.add(bySide("letter.close", side.equals("operator") ? vendor() : customer()));
        return new Letter(bySide("letter.subject", document.contract().title(), document.period().label()), text);
    }

    /** He who claims and he who owes say it in other words. */
    private String bySide(String key, Object... values) {
        return WORDS.say(key + "." + side, values);
    }

    private List<Line> breached() {
        return document.lines().stream().filter(line -> line.verdict().equals("BREACHED")).toList();
    }

    private String line(Line line) {
        var below = line.support().below().size();
        return WORDS.say("letter.line", line.series(), line.promise(), line.shares().attained(), line.support().share(), line.support().method())
                + (below == 0 ? "" : " " + WORDS.say("letter.line.below", below))
                + (line.quantile().text().isEmpty() ? "" : " " + WORDS.say("letter.line.quantile", line.quantile().text()));
    }

    /** Of the series that broke a promise. */
    private List<Interruption> ours() {
        var series = breached().stream().map(Line::series).collect(Collectors.toSet());
        return document.incidents().stream().filter(incident -> series.contains(incident.series())).toList();
    }

    private List<String> incidents() {
        var all = ours();
        if (all.isEmpty()) return List.of(WORDS.say("letter.incidents.none"));
        var text = new ArrayList<String>();
        text.add(WORDS.say("letter.incidents", document.period().zone()));
        all.stream().limit(MOST_INCIDENTS).forEach(incident -> text.add(incident(incident)));
        if (all.size() > MOST_INCIDENTS) text.add(WORDS.say("letter.incidents.more", all.size() - MOST_INCIDENTS));
        return text;
    }

    private static String incident(Interruption i) {
        boolean open = i.until().isEmpty();
        var told = new ArrayList<String>();
        told.add(WORDS.say(open ? "letter.incident.open" : "letter.incident", i.since(), i.until(), i.local().since(), i.local().until(), i.series(),
                i.reason(), i.failures()));
        if (!i.httpStatuses().isEmpty()) told.add(WORDS.say("letter.incident.http", joined(i.httpStatuses())));
        if (!i.requestIds().isEmpty()) told.add(WORDS.say("letter.incident.ids", joined(i.requestIds())));
        return String.join("; ", told) + ".";
    }

    private List<String> attempts() {
        var told = new ArrayList<String>();
        for (var incident : ours()) for (var remark : incident.remarks()) told.add(attempt(incident, remark));
        if (!told.isEmpty()) told.addFirst(WORDS.say("letter.attempts"));
        return told;
    }

    private static String attempt(Interruption incident, Remark remark) {
        boolean alone = remark.ticket().isEmpty();
        return WORDS.say(alone ? "letter.attempt" : "letter.attempt.ticket", remark.at(), remark.author(), incident.since(),
                remark.text(), remark.ticket());
    }

    private String vendor() {
        return document.parties().vendor().isEmpty() ? String.join(", ", document.parties().provider()) : document.parties().vendor();
    }

    private String customer() {
        return document.parties().customer().isEmpty() ? WORDS.say("letter.customer.unnamed") : document.parties().customer();
    }

    private static String joined(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}

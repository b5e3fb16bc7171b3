package dev.nines.monitor.statement.page;

import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Line;
import dev.nines.monitor.statement.chart.BurnDown;
import dev.nines.monitor.statement.chart.DayBars;
import dev.nines.monitor.statement.chart.PercentilePlot;
import dev.nines.monitor.statement.part.Distribution;
import dev.nines.monitor.statement.part.Issue;
import dev.nines.monitor.statement.words.Words;
import java.util.List;

/**
 * What the template is given: a document, the words, and what is drawn of it.
 *
 * @param sha256 of the JSON that the page is drawn from, byte for byte; empty where only the document is at hand
 */
public record Sheet(StatementDocument doc, Words words, String sha256, Choice choice) {
    public Sheet(StatementDocument doc, Words words, String sha256) {
        this(doc, words, sha256, Choice.of(doc));
    }

    public String say(String key, Object... values) {
        return words.say(key, values);
    }

    public Telling tell() {
        return new Telling(words);
    }

    public boolean isForecast() {
        return doc.issue().standing().equals(Issue.FORECAST);
    }

    /** Where who gives the SLA says the same in other words than who claims. */
    public String bySide(String key) {
        return words.say(key + (doc.parties().side().equals("operator") ? ".operator" : ".customer"));
    }

    public boolean hasLetter() {
        return !doc.letter().paragraphs().isEmpty();
    }

    public boolean hasDays() {
        return doc.lines().stream().anyMatch(l -> !l.days().isEmpty());
    }

    public boolean hasRecounts() {
        return doc.lines().stream().anyMatch(l -> !l.support().recount().isEmpty());
    }

    public boolean hasGaps() {
        return doc.watching().stream().anyMatch(w -> !w.gaps().isEmpty());
    }

    public boolean hasRemarks() {
        return doc.incidents().stream().anyMatch(i -> !i.remarks().isEmpty());
    }

    public String bars(Line line) {
        return new DayBars(words).draw(name(line), line.days());
    }

    public String strip(Line line) {
        return new DayBars(words).strip(name(line), line.days());
    }

    public boolean canBurnDown(Line line) {
        return BurnDown.canBeDrawn(line.budget().allowed(), line.days());
    }

    public String burnDown(Line line) {
        return new BurnDown(words).draw(name(line), line.budget().allowed(), line.days());
    }

    public String plot(Distribution d) {
        return new PercentilePlot(words).draw(d);
    }

    /** The days that lost most, in words. */
    public List<String> worstDays(Line line) {
        return tell().worstDays(line.days());
    }

    private static String name(Line line) {
        return line.series() + ", " + line.rule();
    }
}

package dev.nines.monitor.statement.file;

import dev.nines.monitor.statement.Original;
import dev.nines.monitor.statement.words.Words;

/** What the other files of the zip are, and how to check them. */
public final class Readme {
    private Readme() {}

    public static String write(Original original) {
        var document = original.document();
        return Words.ENGLISH.say("readme", document.contract().id(), document.period().label(), document.software(), original.sha256());
    }
}

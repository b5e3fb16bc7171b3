package dev.nines.monitor.web.status;

import dev.nines.monitor.web.page.Words;
import dev.nines.monitor.web.read.Discovery.Findings;
import java.util.List;

/** The state of everything in one sentence. */
public record Banner(Level level, String headline, String detail) {
    public enum Level { GOOD, BAD, UNKNOWN }

    static Banner of(List<TargetRow> rows, Findings findings) {
        long down = rows.stream().filter(r -> r.state() instanceof State.Down).count();
        long unknown = rows.stream().filter(r -> r.state() instanceof State.Unknown).count();
        var all = Words.plural(rows.size(), "target", "targets");
        if (rows.isEmpty()) {
            return new Banner(Level.UNKNOWN, "No target is known yet", awaited(findings));
        }
        if (down > 0) return new Banner(Level.BAD, down + " of " + all + (down == 1 ? " is down" : " are down"), unknown(unknown));
        if (unknown > 0) return new Banner(Level.UNKNOWN, unknown + " of " + all + " not heard of lately", "None is known to be down.");
        return new Banner(Level.GOOD, rows.size() == 1 ? "The one target is up" : "All " + all + " are up", "");
    }

    /** The shape beside the words, so that colour is never the only sign. */
    public String shape() {
        return switch (level) {
            case GOOD -> "up";
            case BAD -> "down";
            case UNKNOWN -> "unknown";
        };
    }

    private static String awaited(Findings findings) {
        if (findings.asked() > 0) return "Waiting for the first answer of " + Words.plural(findings.asked(), "model", "models") + ".";
        return findings.troubles().isEmpty()
                ? "Waiting for the lists of models of the endpoints."
                : "Waiting for an endpoint that lists a model to ask. They are asked again every 15 seconds.";
    }

    private static String unknown(long unknown) {
        return unknown == 0 ? "" : "Nothing was heard lately of " + Words.plural(unknown, "more target", "more targets") + ".";
    }
}

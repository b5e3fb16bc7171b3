package dev.nines.sla.incident;

import dev.nines.sla.incident.IncidentState.Down;
import dev.nines.sla.incident.IncidentState.Recovering;
import dev.nines.sla.incident.IncidentState.Suspect;
import dev.nines.sla.incident.IncidentState.Up;
import dev.nines.sla.incident.Step.Closed;
import dev.nines.sla.incident.Step.Opened;
import dev.nines.sla.incident.Step.Reason;
import dev.nines.sla.incident.Together.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What several vantages say of one target, each by a tracker of its own. It is down while at least so many of those that say
 * something agree; one that went silent says nothing, and its silence neither opens nor closes.
 *
 * @param freshFor how long a vantage's last word counts, by the slots of the others
 */
public record Quorum(int agree, Duration freshFor) {
    public Quorum {
        if (agree < 1) throw new IllegalArgumentException("agree must be at least 1: " + agree);
        if (!freshFor.isPositive()) throw new IllegalArgumentException("fresh-for must be positive: " + freshFor);
    }

    /**
     * @param theirs what the vantage's own tracker decided by its newest sample
     * @param now a slot beyond it counts as of now: the clock of one vantage must not make the words of all others old
     */
    public QuorumDecision next(Together before, String vantage, Decision theirs, Instant now) {
        if (theirs.step() instanceof Step.Hold(var reason) && (reason == Reason.SAYS_NOTHING || reason == Reason.OUT_OF_ORDER)) {
            return new QuorumDecision(before, theirs.step());
        }
        var heard = before.with(vantage, said(before.by(vantage), theirs).upTo(now));
        var speaking = heard.said().values().stream().filter(said -> heard.isFresh(said, freshFor)).toList();
        return switch (before.state()) {
            case Up _, Suspect _ -> mayOpen(heard, speaking, theirs);
            case Down(_, var since) -> mayClose(heard, speaking, since, theirs);
            case Recovering(_, var since, _, _) -> mayClose(heard, speaking, since, theirs);
        };
    }

    private QuorumDecision mayOpen(Together heard, List<Said> speaking, Decision theirs) {
        var down = failingSince(speaking);
        var at = heard.newest();
        if (down.size() >= agree) {
            var since = later(down.get(agree - 1), heard.endedAt());
            return new QuorumDecision(heard.as(new Down(at, since)), new Opened(since, at, reason(theirs, speaking)));
        }
        return hold(heard.as(new Up(at)), whyUp(speaking, down));
    }

    private Reason whyUp(List<Said> speaking, List<Instant> down) {
        if (down.isEmpty()) return Reason.STILL_UP;
        return speaking.size() < agree ? Reason.TOO_FEW_VANTAGES : Reason.SUSPECTED;
    }

    private QuorumDecision mayClose(Together heard, List<Said> speaking, Instant since, Decision theirs) {
        var down = failingSince(speaking);
        var at = heard.newest();
        if (down.size() >= agree) return hold(heard.as(new Down(at, since)), Reason.STILL_DOWN);
        if (speaking.size() < agree && !down.isEmpty()) return hold(heard.as(new Down(at, since)), Reason.TOO_FEW_VANTAGES);
        var until = theirs.step() instanceof Closed closed && closed.until().isAfter(since) && closed.until().isBefore(at) ? closed.until() : at;
        return new QuorumDecision(heard.over(at), new Closed(since, until, at));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** The first of them first. */
    private static List<Instant> failingSince(Collection<Said> speaking) {
        return speaking.stream().filter(Said.Failing.class::isInstance).map(Said.Failing.class::cast)
                .map(Said.Failing::since).sorted().toList();
    }

    private static String reason(Decision theirs, List<Said> speaking) {
        if (theirs.step() instanceof Opened opened) return opened.reason();
        return speaking.stream().filter(Said.Failing.class::isInstance).map(Said.Failing.class::cast)
                .map(Said.Failing::reason).findFirst().orElseThrow();
    }

    private static Said said(Said before, Decision theirs) {
        return switch (theirs.state()) {
            case Up(var seen) -> new Said.Working(seen);
            case Suspect(var seen, _) -> new Said.Working(seen);
            case Down(var seen, var since) -> failing(before, theirs, new Said.Failing(seen, since, ""));
            case Recovering(var seen, var since, _, _) -> failing(before, theirs, new Said.Failing(seen, since, ""));
        };
    }

    private static Said failing(Said before, Decision theirs, Said.Failing now) {
        if (theirs.step() instanceof Opened opened) return now.because(opened.reason());
        return before instanceof Said.Failing known ? now.because(known.reason()) : now.because("DOWN");
    }

    private static QuorumDecision hold(Together heard, Reason reason) {
        return new QuorumDecision(heard, new Step.Hold(reason));
    }
}

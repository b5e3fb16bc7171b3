package dev.nines.monitor.live;

import dev.nines.monitor.evaluate.IncidentRule;
import dev.nines.probe.Observation;
import dev.nines.sla.incident.Decision;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.Together;
import dev.nines.sla.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is known of one target that several vantages look at: what they make of it together, and how far each of them was read. */
record Panel(Together together, SortedMap<String, Voice> voices) {
    static final Panel START = new Panel(Together.start(), new TreeMap<>());
    /** A run that ends this long after its slot may still say something, though later slots were read already. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    Panel {
        voices = Collections.unmodifiableSortedMap(new TreeMap<>(voices));
    }

    /**
     * One vantage.
     *
     * @param read the newest slot of which it said anything
     * @param tracker what it makes of the target by itself
     */
    record Voice(Instant read, IncidentState tracker) {
        static final Voice NEW = new Voice(Instant.MIN, IncidentState.start());

        Voice heard(Instant slot, Decision decision) {
            return new Voice(slot.isAfter(read) ? slot : read, decision.state());
        }
    }

    Voice voice(String vantage) {
        return voices.getOrDefault(vantage, Voice.NEW);
    }

    /** What its vantage makes of a run. */
    static Decision decision(Voice voice, Sample sample, IncidentRule rule) {
        return rule.next(voice.tracker(), sample);
    }

    Panel heard(Observation o, Decision theirs, Together after) {
        var more = new TreeMap<>(voices);
        more.put(o.series().vantage(), voice(o.series().vantage()).heard(o.scheduledAt(), theirs));
        return new Panel(after, more);
    }

    /** From which slot on a vantage is to be read: what it said before says nothing new. */
    Instant readUpTo(String vantage, Instant beginning) {
        var voice = voice(vantage);
        if (voice.read().equals(Instant.MIN)) return beginning;
        var late = voice.read().minus(LONGEST_RUN);
        return late.isAfter(voice.tracker().seen()) ? late : voice.tracker().seen();
    }

    Panel only(Collection<String> vantages) {
        var some = new TreeMap<>(voices);
        some.keySet().retainAll(vantages);
        return new Panel(together.only(vantages), some);
    }

    /** With an incident that is open since then, whatever was thought. */
    Panel openSince(Instant since) {
        if (together.state() instanceof IncidentState.Down(_, var known) && known.equals(since)) return this;
        return new Panel(new Together(IncidentState.openSince(since), together.said(), together.endedAt()), voices);
    }

    /** Without one. */
    Panel notOpen() {
        if (!(together.state() instanceof IncidentState.Down(var seen, _))) return this;
        return new Panel(new Together(new IncidentState.Up(seen), together.said(), together.endedAt()), voices);
    }
}

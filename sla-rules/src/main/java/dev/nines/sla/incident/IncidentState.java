package dev.nines.sla.incident;

import java.time.Instant;

/** What is remembered of one series between samples. {@code seen} is the newest slot that said good or bad. */
public sealed interface IncidentState {
    Instant seen();

    record Up(Instant seen) implements IncidentState {}

    /** @param recent bad samples so far, too few to open, and good ones among them */
    record Suspect(Instant seen, Recent recent) implements IncidentState {}

    record Down(Instant seen, Instant since) implements IncidentState {}

    /** @param successes good samples in a row so far, too few to close; the first of them at {@code goodSince} */
    record Recovering(Instant seen, Instant since, Instant goodSince, int successes) implements IncidentState {}

    /** Nothing was seen yet. */
    static IncidentState start() {
        return new Up(Instant.MIN);
    }

    /** An incident that was open when this process started; good samples are counted afresh. */
    static IncidentState openSince(Instant since) {
        return new Down(since, since);
    }
}

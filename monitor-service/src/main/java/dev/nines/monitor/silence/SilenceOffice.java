package dev.nines.monitor.silence;

import dev.nines.db.access.Change;
import dev.nines.db.state.KeptSilence;
import dev.nines.db.state.Silences;
import dev.nines.db.state.Silences.Place;
import dev.nines.sla.silence.Matcher;
import dev.nines.sla.silence.Silence;
import dev.nines.sla.silence.Silence.Ending;
import dev.nines.sla.silence.Silence.Origin;
import dev.nines.sla.silence.When;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes and ends silences, for one who is known. What it did is in force when it returns. */
public final class SilenceOffice {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 4;

    private final Store store;
    private final SilenceBook book;
    private final InstantSource clock;

    /** Where silences are kept, each change with its line in the audit log. */
    public interface Store {
        void keep(KeptSilence silence, Change change);

        /** @return false, and nothing was done, where there is none that could still be ended */
        boolean end(String id, Ending.Early ending, Change change);

        Optional<KeptSilence> find(String id);

        /** The newest first. */
        List<KeptSilence> before(Place place, int atMost);

        static Store of(Silences silences) {
            return new Store() {
                @Override
                public void keep(KeptSilence silence, Change change) {
                    silences.keep(silence, change);
                }

                @Override
                public boolean end(String id, Ending.Early ending, Change change) {
                    return silences.end(id, ending, change);
                }

                @Override
                public Optional<KeptSilence> find(String id) {
                    return silences.find(id);
                }

                @Override
                public List<KeptSilence> before(Place place, int atMost) {
                    return silences.before(place, atMost);
                }
            };
        }
    }

    /** What became of the wish to end one. */
    public sealed interface Ended {
        record Done(Silence silence) implements Ended {}

        record NoSuch() implements Ended {}

        /** @param why it cannot be ended, as a sentence without a full stop */
        record Refused(String why) implements Ended {}
    }

    public SilenceOffice(Store store, SilenceBook book, InstantSource clock) {
        this.store = store;
        this.book = book;
        this.clock = clock;
    }

    /** @param who as the audit log is to name him */
    public Silence make(Draft draft, String who) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var origin = new Origin(draft.author().isEmpty() ? who : draft.author(), draft.reason(), now, new Ending.AsPlanned());
        var silence = new Silence(freshId(), draft.kind(), draft.matchers(), draft.when(), origin);
        String schedule = WhenJson.write(silence.when());
        var matchers = silence.matchers().stream().map(Matcher::text).toList();
        store.keep(new KeptSilence(silence.id(), silence.kind(), matchers, schedule, overAt(silence.when()), origin),
                new Change(now, who, "silence.created", silence.id(), Map.of("match", silence.text(), "when", schedule,
                        "author", origin.author(), "reason", origin.reason())));
        book.refresh();
        return silence;
    }

    /** @param who as the audit log, and whoever looks at the silence, is to name him */
    public Ended end(String id, String who) {
        if (isAnnounced(id)) return new Ended.Refused("this window stands in the configuration, under maintenance; take it out there, and reload");
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var ending = new Ending.Early(now, who);
        boolean done = store.end(id, ending, new Change(now, who, "silence.ended", id, Map.of()));
        if (done) book.refresh();
        return store.find(id).<Ended>map(kept -> done ? new Ended.Done(SilenceBook.silence(kept)) : new Ended.Refused(why(kept)))
                .orElseGet(Ended.NoSuch::new);
    }

    /** Those that may still cover something, from memory. */
    public List<Silence> standing() {
        var now = clock.instant();
        return book.now().all().stream().filter(silence -> !silence.next(now, 1).isEmpty()).toList();
    }

    /** Every one that was ever made at run time, the newest first. */
    public List<KeptSilence> before(Place place, int atMost) {
        return store.before(place, atMost);
    }

    private boolean isAnnounced(String id) {
        return book.now().all().stream().anyMatch(silence -> silence.id().equals(id) && silence.origin().createdAt().equals(Instant.EPOCH));
    }

    private static String why(KeptSilence kept) {
        return switch (kept.origin().ending()) {
            case Ending.Early(Instant at, String by) -> "it was ended at " + at + " by " + by;
            case Ending.AsPlanned _ -> "it is over since " + kept.overAt();
        };
    }

    /** No window ends later. */
    private static Instant overAt(When when) {
        return switch (when) {
            case When.Once(var span) -> span.to();
            case When.Weekly(var _, var clock) -> clock.during().to().plus(clock.length());
            case When.Monthly(var _, var _, var clock) -> clock.during().to().plus(clock.length());
        };
    }

    private static String freshId() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return "sil-" + HexFormat.of().formatHex(bytes);
    }
}

package dev.nines.monitor.keep;

import dev.nines.db.retention.Ages;
import dev.nines.db.retention.Kept;
import dev.nines.db.retention.Piece;
import dev.nines.db.retention.Quarantine;
import dev.nines.db.retention.Retention;
import dev.nines.db.retention.Retention.KeptDay;
import dev.nines.monitor.config.InForce;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what our contracts need, drops what nobody needs, and looks what is left. */
public final class KeepRound {
    private static final Logger log = LoggerFactory.getLogger(KeepRound.class);

    private final InForce inForce;
    private final Retention retention;
    private final Quarantine quarantine;
    private final InstantSource clock;
    private final AtomicReference<Seen> seen = new AtomicReference<>(Seen.NOTHING);

    /**
     * What is kept of raw rows.
     *
     * @param days oldest first
     * @param quarantined runs that came too late to be counted
     */
    public record Seen(List<KeptDay> days, long quarantined) {
        static final Seen NOTHING = new Seen(List.of(), 0);

        public Seen {
            days = List.copyOf(days);
        }

        /** How many days are kept for which reason. */
        public Map<String, Integer> reasons() {
            return days.stream().collect(Collectors.toMap(d -> d.why().word(), _ -> 1, Integer::sum));
        }

        public Optional<Instant> oldest() {
            return days.stream().findFirst().map(d -> d.day().atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    public KeepRound(InForce inForce, Retention retention, Quarantine quarantine, InstantSource clock) {
        this.inForce = inForce;
        this.retention = retention;
        this.quarantine = quarantine;
        this.clock = clock;
    }

    /** Before anything is dropped by whomever: what our contracts need is never older than an hour. */
    public void declare() {
        var now = clock.instant();
        var settings = inForce.settings();
        retention.declare(settings.vantage(), Needs.of(settings.contracts(), ages().raw(), now), now);
    }

    public List<Piece> drop() {
        declare();
        var pieces = retention.round(clock.instant(), ages());
        pieces.forEach(KeepRound::tell);
        return pieces;
    }

    public void look() {
        var days = retention.rawDays(clock.instant(), ages().raw());
        var next = new Seen(days, quarantine.count());
        var before = seen.getAndSet(next);
        if (next.quarantined() > before.quarantined()) {
            log.warn("observations came too late to be counted; they are kept in nines.quarantined_observation count={}", next.quarantined());
        }
        if (!days.equals(before.days()) && log.isDebugEnabled()) {
            log.debug("raw days kept {}", days.stream().map(d -> d.day() + " " + d.why().text()).collect(Collectors.joining("; ")));
        }
    }

    /** What the last look saw. */
    public Seen seen() {
        return seen.get();
    }

    private Ages ages() {
        return inForce.settings().retention();
    }

    private static void tell(Piece piece) {
        switch (piece.fate()) {
            case Piece.Dropped _ -> log.info("dropped for its age what={} from={} to={}", piece.kind(), piece.from(), piece.to());
            case Piece.Stays(Kept.Differs differs) ->
                log.error("not dropped what={} from={} why=it {}", piece.kind(), piece.from(), differs.text());
            case Piece.Stays(Kept why) -> log.debug("not dropped what={} from={} why=it {}", piece.kind(), piece.from(), why.text());
        }
    }
}

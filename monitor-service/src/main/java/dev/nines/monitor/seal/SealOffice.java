package dev.nines.monitor.seal;

import dev.nines.db.seal.DaySeals;
import dev.nines.db.seal.SealKeys;
import dev.nines.probe.Series;
import dev.nines.sla.seal.Seal;
import dev.nines.sla.seal.SignedRoot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Seals days, and the files of statements, by the key of this process. Any number of processes may share a database, each with its own key. */
public final class SealOffice implements Seals, Sealer, SealRegister {
    /** After a day has ended, for runs that began in it and rows that wait in a spool. What comes later makes a new revision. */
    public static final Duration GRACE = Duration.ofMinutes(5);

    private final SealKey key;
    private final DaySeals days;
    private final SealKeys keys;
    private final InstantSource clock;
    private volatile boolean isKnown;

    public SealOffice(SealKey key, DaySeals days, SealKeys keys, InstantSource clock) {
        this.key = key;
        this.days = days;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public List<SignedRoot> roots(Collection<Series> series, Instant from, Instant to) {
        known();
        var first = day(from);
        var open = open();
        var end = day(to.minusNanos(1)).plusDays(1);
        if (end.isAfter(open)) end = open;
        if (!first.isBefore(end)) return List.of();
        days.due(series, first, end).forEach((day, due) -> days.seal(day, due, key::sign));
        return days.newest(series, first, end);
    }

    @Override
    public Instant sealedFrom(Instant to) {
        return day(to.minusNanos(1)).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(GRACE);
    }

    /**
     * Seals every day that is over and summed up, and not sealed as it is.
     *
     * @return how many roots are new
     */
    public int round() {
        known();
        return days.settled(open()).entrySet().stream().mapToInt(due -> days.seal(due.getKey(), due.getValue(), key::sign)).sum();
    }

    /** How many days the next {@link #round} would find. */
    public int due() {
        return days.settled(open()).size();
    }

    @Override
    public String seal(Seal files) {
        return SealJson.signed(files, key).text();
    }

    @Override
    public String publicKeys(Collection<SignedRoot> roots) {
        var others = roots.stream().map(SignedRoot::key).filter(k -> !k.equals(key.open().name())).collect(Collectors.toSet());
        if (others.isEmpty()) return key.open().pem();
        return published().values().stream().filter(k -> k.equals(key.open()) || others.contains(k.name())).map(PublicKey::pem).collect(Collectors.joining());
    }

    @Override
    public Map<String, PublicKey> published() {
        var all = new LinkedHashMap<String, PublicKey>();
        all.put(key.open().name(), key.open());
        keys.all().forEach((name, spki) -> all.putIfAbsent(name, PublicKey.of(spki)));
        return all;
    }

    @Override
    public List<SignedRoot> sealed(Collection<Series> series, LocalDate from, LocalDate to) {
        return days.newest(series, from, to);
    }

    /** A root names its key; so whoever reads it must find that key here, before there is such a root. */
    private void known() {
        if (isKnown) return;
        keys.keep(key.open().name(), key.open().spki());
        isKnown = true;
    }

    /** The first day that is not over, or not long enough. */
    private LocalDate open() {
        return day(clock.instant().minus(GRACE));
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}

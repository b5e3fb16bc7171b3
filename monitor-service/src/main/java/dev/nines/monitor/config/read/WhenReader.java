package dev.nines.monitor.config.read;

import dev.nines.monitor.config.keys.MaintenanceKeys;
import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literal;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.Span;
import dev.nines.sla.silence.When;
import dev.nines.sla.silence.When.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** When a window is: once, on days of the week, or on a day of the month. */
final class WhenReader {
    private static final Duration LONGEST_ONCE = Duration.ofDays(366);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(7);

    private final Fields f;
    private final Occasion occasion;
    private final WindowInstants instants;

    WhenReader(Fields f, Occasion occasion) {
        this.f = f;
        this.occasion = occasion;
        this.instants = WindowInstants.of(f);
    }

    /** Who wants to know, and what goes without saying for him. */
    sealed interface Occasion {}

    /** It stands in a file: everything must be said, and it may be long over. */
    record Announced() implements Occasion {}

    /** Somebody asks for it now: it begins now, unless he says otherwise, and must not be over. */
    record AskedFor(Instant now) implements Occasion {}

    private enum Nth {
        FIRST(1), SECOND(2), THIRD(3), FOURTH(4), LAST(When.Monthly.LAST);

        private final int number;

        Nth(int number) {
            this.number = number;
        }
    }

    Parsed<When> when() {
        var found = new ArrayList<Parsed<When>>();
        if (isOnce()) found.add(once());
        f.find("weekly").ifPresent(e -> found.add(weekly(e.fields())));
        f.find("monthly").ifPresent(e -> found.add(monthly(e.fields())));
        if (found.size() == 1) return found.getFirst();
        if (found.size() > 1) f.entry().problem("must be one of from and to, weekly, and monthly; make a window of each");
        else missing();
        return Parsed.reported();
    }

    private boolean isOnce() {
        return List.of("from", "to", "lasts").stream().anyMatch(key -> f.entry().find(key).isPresent());
    }

    private void missing() {
        switch (occasion) {
            case Announced _ -> f.missing("from", "must be given, such as 2026-06-14T01:00Z, or weekly, or monthly");
            case AskedFor _ -> f.missing("lasts", "must be given, such as 2h, or to, or weekly, or monthly");
        }
    }

    private Parsed<When> once() {
        var span = switch (occasion) {
            case Announced _ -> span(f.required("from", instants::read), f.required("to", instants::read));
            case AskedFor(Instant now) -> asked(f.optional("from", instants::read, now), now);
        };
        return span.map(When.Once::new);
    }

    private Parsed<Span> asked(Parsed<Instant> from, Instant now) {
        var to = f.find("to");
        var lasts = f.find("lasts");
        if (to.isPresent() && lasts.isPresent()) to.get().problem("makes no sense beside lasts");
        if (to.isEmpty() && lasts.isEmpty()) f.missing("lasts", "must be given, such as 2h, or to");
        return lasts.map(e -> lasting(e, from, now)).orElseGet(() -> span(from, to.map(e -> e.as(instants.future(now))).orElseGet(Parsed::reported)));
    }

    private static Parsed<Span> lasting(Entry lasts, Parsed<Instant> from, Instant now) {
        var length = lasts.as(atMost(LONGEST_ONCE, "366d"));
        return from.then(a -> length.then(l -> {
            if (a.plus(l).isAfter(now)) return Parsed.ok(new Span(a, a.plus(l)));
            lasts.problem("must end in the future; now it is " + now);
            return Parsed.reported();
        }));
    }

    private Parsed<Span> span(Parsed<Instant> from, Parsed<Instant> to) {
        return from.then(a -> to.then(b -> {
            if (!b.isAfter(a)) return wrong("to", "must be later than from");
            if (Duration.between(a, b).compareTo(LONGEST_ONCE) > 0) return wrong("to", "must be at most 366 days after from");
            return Parsed.ok(new Span(a, b));
        }));
    }

    private Parsed<When> weekly(Fields table) {
        var days = table.demand("days").map(WhenReader::days).orElseGet(Parsed::reported);
        var clock = clock(table, "weekly");
        return table.build(() -> true).then(_ -> days.then(d -> clock.map(c -> new When.Weekly(EnumSet.copyOf(d), c))));
    }

    private Parsed<When> monthly(Fields table) {
        var nth = table.requiredWord("nth", Nth.class);
        var day = table.requiredWord("day", DayOfWeek.class);
        var clock = clock(table, "monthly");
        return table.build(() -> true).then(_ -> nth.then(n -> day.then(d -> clock.map(c -> new When.Monthly(n.number, d, c)))));
    }

    private static Parsed<List<DayOfWeek>> days(Entry entry) {
        var days = entry.listOf(Literals.word(MaintenanceKeys.DAYS, w -> DayOfWeek.of(MaintenanceKeys.DAYS.words().indexOf(w) + 1)));
        return days.then(list -> {
            if (!list.isEmpty()) return Parsed.ok(list);
            entry.problem("must name at least one day");
            return Parsed.reported();
        });
    }

    private Parsed<Clock> clock(Fields table, String beside) {
        var at = table.required("at", WhenReader::time);
        var lasts = table.required("lasts", atMost(LONGEST_WINDOW, "7d"));
        if (f.find("zone").isEmpty()) f.missing("zone", "must be given beside " + beside + ", such as Europe/Zurich");
        var during = during(f.optional("since", instants::read, Instant.EPOCH), f.find("until").map(e -> e.as(end()))
                .orElseGet(() -> Parsed.ok(Clock.FOR_EVER)));
        return at.then(a -> lasts.then(l -> instants.zone().then(z -> during.map(d -> new Clock(a, z, l, d)))));
    }

    private Parsed<Span> during(Parsed<Instant> since, Parsed<Instant> until) {
        return since.then(a -> until.then(b -> b.isAfter(a) ? Parsed.ok(new Span(a, b)) : wrong("until", "must be later than since")));
    }

    private Literal<Instant> end() {
        return switch (occasion) {
            case Announced _ -> instants::read;
            case AskedFor(Instant now) -> instants.future(now);
        };
    }

    private <T> Parsed<T> wrong(String key, String remedy) {
        f.find(key).ifPresent(e -> e.problem(remedy));
        return Parsed.reported();
    }

    private static Parsed<LocalTime> time(String text) {
        return Kind.TIME.pattern().matcher(text).matches() ? Parsed.ok(LocalTime.parse(text))
                : Parsed.wrong("is no time of day; write \"02:00\", from \"00:00\" to \"23:59\"");
    }

    private static Literal<Duration> atMost(Duration longest, String written) {
        return text -> Literals.duration(text).then(d -> d.compareTo(longest) > 0 ? Parsed.wrong("must be at most " + written) : Parsed.ok(d));
    }
}

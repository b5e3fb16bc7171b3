package dev.nines.monitor.config.read;

import dev.nines.monitor.config.AlertSettings.Of;
import dev.nines.monitor.config.keys.AlertKeys;
import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.yaml.Entry;
import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.alert.AlertRule;
import dev.nines.sla.alert.BurnRate;
import dev.nines.sla.alert.ErrorShare;
import dev.nines.sla.alert.FailuresInARow;
import dev.nines.sla.alert.PercentileOver;
import dev.nines.sla.burn.BurnAlert;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.statistics.Confidence;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A rule of somebody's own: by what it is on. */
final class OwnRuleReader {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3);
    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration SHORTEST_TWELFTH = Duration.ofMinutes(2);
    private static final int TWELFTH = 12;
    private static final int FEW = 3;
    private static final int WHOLE = 1_000_000;

    private static final Pattern BARE = Pattern.compile("[0-9]{1,7}");
    private static final Pattern PERCENTILE = Pattern.compile("p[0-9].*");

    private final String name;
    private final Fields f;
    private final Parsed<Severity> severity;

    OwnRuleReader(String name, Fields f) {
        this.name = name;
        this.f = f;
        this.severity = f.optionalWord("severity", Severity.class, Severity.TICKET);
    }

    record Read(AlertRule rule, Of of) {}

    Parsed<Read> rule() {
        var on = f.demand("on");
        var text = on.flatMap(Entry::text);
        if (on.isEmpty() || text.isEmpty()) return unread(Parsed.reported());
        return PERCENTILE.matcher(text.get()).matches() ? read(on.get().as(Values::percentile), this::percentile) : read(on.get().word(w -> w), this::word);
    }

    private <T> Parsed<Read> read(Parsed<T> on, Function<T, Parsed<Read>> rule) {
        return on instanceof Parsed.Ok<T>(var known) ? rule.apply(known) : unread(Parsed.reported());
    }

    /** Which keys belong beside it nobody can say, so none of them is wrong. */
    private Parsed<Read> unread(Parsed<Read> reported) {
        for (var key : List.of("of", "limit", "objective", "share", "factor", "window", "short-window", "minimum")) f.find(key);
        return reported;
    }

    private Parsed<Read> word(String word) {
        return switch (word) {
            case AlertKeys.UPTIME -> uptime();
            case AlertKeys.FAILURES -> failures();
            default -> share(word);
        };
    }

    private Parsed<Read> percentile(Percentile percentile) {
        var phase = f.requiredWord("of", Rule.Of.class);
        var limit = f.required("limit", Literals::duration);
        var of = phase.then(p -> limit.<Of>map(l -> new Of.Latency(p, l)));
        if (f.entry().find("factor").isPresent()) {
            return burn().then(burn -> of.map(o -> new Read(new BurnRate(name, BurnRate.Of.LATENCY, new Objective(percentile.perMillion()), burn), o)));
        }
        var window = window();
        var samples = minimum("samples", percentile.minimumSamples(), percentile.minimumSamples());
        return of.then(o -> window.then(w -> samples.then(n -> severity.map(s -> new Read(new PercentileOver(name, s,
                new PercentileOver.Limit(percentile, ((Of.Latency) o).limit()), w, new PercentileOver.Demand(n, Confidence.PERCENT_95)), o)))));
    }

    private Parsed<Read> uptime() {
        var objective = f.optional("objective", OwnRuleReader::objective, new Objective(999_000));
        return burn().then(burn -> objective.map(o -> new Read(new BurnRate(name, BurnRate.Of.UPTIME, o, burn), new Of.Runs())));
    }

    private Parsed<Read> failures() {
        var minimum = minimum("failures", 1, FEW);
        return minimum.then(n -> severity.map(s -> new Read(new FailuresInARow(name, s, (int) (long) n), new Of.Runs())));
    }

    private Parsed<Read> share(String word) {
        var share = f.required("share", Values::share);
        var window = window();
        var minimum = minimum("failures", 1, FEW);
        var outcome = word.toUpperCase(Locale.ROOT).replace('-', '_');
        return share.then(l -> window.then(w -> minimum.then(n -> severity.map(s -> new Read(
                new ErrorShare(name, s, outcome, new ErrorShare.Limit(new Ratio(l, WHOLE), n), w), new Of.Runs())))));
    }

    private Parsed<BurnAlert> burn() {
        var factor = f.required("factor", OwnRuleReader::factor);
        var window = window();
        var shortOne = shortWindow(window);
        var minimum = minimum("failures", 1, FEW);
        return factor.then(x -> window.then(l -> shortOne.then(s -> minimum.then(n -> severity.map(v -> new BurnAlert(v, l, s, x, n))))));
    }

    private Parsed<Duration> window() {
        return f.optional("window", OwnRuleReader::window, USUAL);
    }

    private Parsed<Duration> shortWindow(Parsed<Duration> window) {
        return f.find("short-window").map(e -> {
            var found = e.as(OwnRuleReader::window);
            if (!(found instanceof Parsed.Ok<Duration>(var s) && window instanceof Parsed.Ok<Duration>(var l)) || s.compareTo(l) < 0) return found;
            e.problem("must be shorter than window (" + Values.text(l) + ")");
            return Parsed.<Duration>reported();
        }).orElseGet(() -> window.map(OwnRuleReader::twelfth));
    }

    /** Of a window of minutes it would hold no run. */
    private static Duration twelfth(Duration window) {
        var half = window.dividedBy(2);
        var least = half.compareTo(SHORTEST_TWELFTH) < 0 ? half : SHORTEST_TWELFTH;
        return window.dividedBy(TWELFTH).compareTo(least) < 0 ? least : window.dividedBy(TWELFTH);
    }

    private static Parsed<Duration> window(String text) {
        return Literals.duration(text).then(d -> d.compareTo(SHORTEST) < 0 || d.compareTo(LONGEST) > 0
                ? Parsed.wrong("must be from 1m to 3d") : Parsed.ok(d));
    }

    private static Parsed<Objective> objective(String text) {
        return RuleReader.objective(text).then(o -> o.perMillion() < WHOLE ? Parsed.ok(o) : Parsed.wrong("must be below 100%, or there is nothing that could burn"));
    }

    private static Parsed<Fraction> factor(String text) {
        return Literals.decimal(text).then(n -> n.signum() > 0 ? Parsed.ok(Fraction.of(n)) : Parsed.wrong("must be above 0"));
    }

    /** {@code 100 samples}, {@code 5 failures}; the noun may be left out. */
    private Parsed<Long> minimum(String noun, long least, long usual) {
        return f.optional("minimum", text -> minimum(text, noun, least), usual);
    }

    private static Parsed<Long> minimum(String text, String noun, long least) {
        var example = Math.max(least, 5) + " " + noun;
        var m = Kind.MINIMUM.pattern().matcher(BARE.matcher(text).matches() ? text + " " + noun : text);
        if (!m.matches()) return Parsed.wrong("is not a count; write " + example);
        if (!m.group(2).equals(noun)) return Parsed.wrong("must be in " + noun + ", such as " + example);
        long n = Long.parseLong(m.group(1));
        return n < least ? Parsed.wrong("must be at least " + least) : Parsed.ok(n);
    }
}

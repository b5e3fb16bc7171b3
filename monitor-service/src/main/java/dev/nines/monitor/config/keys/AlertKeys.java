package dev.nines.monitor.config.keys;

import static dev.nines.monitor.config.shape.Key.key;

import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.shape.Shape;
import dev.nines.monitor.config.shape.Shape.Count;
import dev.nines.monitor.config.shape.Shape.Either;
import dev.nines.monitor.config.shape.Shape.Items;
import dev.nines.monitor.config.shape.Shape.Table;
import dev.nines.monitor.config.shape.Shape.Word;
import java.util.List;
import java.util.stream.Stream;

/** {@code alerts.*}: a rule of one's own, or by its name one that there is anyway. */
public final class AlertKeys {
    public static final String NEVER = "never";
    public static final String UPTIME = "uptime";
    public static final String FAILURES = "failures";
    public static final List<String> CLASSES = List.of("server-error", "timeout", "truncated", "malformed", "empty", "connect",
            "model-not-found", "rate-limited", "quota", "auth", "bad-request");

    private static final Table RULE = Table.of(
            key("on", new Either(Kind.PERCENTILE, new Word(words())), "what is looked at: a percentile (`p99`), `uptime`, `failures` (in a row), or how"
                    + " frequent a class of outcome is (`rate-limited`, `timeout`, ...)")
                    .requiredWhen("unless its name is that of a usual rule", "p99"),
            key("of", new Word(List.of("first-token", "total")), "which latency").requiredWhen("beside a percentile", "total"),
            key("limit", Kind.DURATION, "longest latency that is no trouble").requiredWhen("beside a percentile", "2s"),
            key("objective", Kind.PERCENT, "the promise whose budget burns; beside `uptime`").without("`99.9%`"),
            key("share", Kind.PERCENT, "share of all runs that is no trouble yet").requiredWhen("beside a class", "10%"),
            key("factor", Kind.NUMBER, "how many times as fast as promised a budget may be used up; beside a percentile it makes a burn rate of it")
                    .requiredWhen("beside `uptime`", "6"),
            key("window", Kind.DURATION, "how far back is looked, `1m` to `3d`; not beside `failures`").without("`1h`"),
            key("short-window", Kind.DURATION, "beside `factor`: it must also have gone on for the last so long").without("a twelfth of `window`, at least `2m`"),
            key("minimum", new Either(new Count(1, 9_999_999), Kind.MINIMUM), "fewest that say anything: `samples` of a percentile, `failures` else")
                    .without("samples: what the percentile needs, 100 for p99; failures: 3"),
            key("severity", new Word(List.of("page", "ticket")), "whether somebody is woken").without("`ticket`; a usual rule's own"),
            key("for", new Either(Kind.MATCHER, new Items(Kind.MATCHER)), "condition on the labels of what it is about, or a list of which all must"
                    + " hold: `tier=pro`, `model~Pro/*`, `endpoint!=test`").without("everyone"),
            key("to", new Either(Kind.NAME, new Items(Kind.NAME)), "receiver that is told, or a list of them").without("all whose `events` want it"));

    static final Shape ALERT = new Either(new Word(List.of(NEVER)), RULE);

    private AlertKeys() {}

    private static List<String> words() {
        return Stream.concat(Stream.of(UPTIME, FAILURES), CLASSES.stream()).toList();
    }
}

package dev.nines.monitor.config.keys;

import static dev.nines.monitor.config.shape.Key.key;

import dev.nines.monitor.config.shape.Group;
import dev.nines.monitor.config.shape.Key;
import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.shape.Shape;
import dev.nines.monitor.config.shape.Shape.Either;
import dev.nines.monitor.config.shape.Shape.Items;
import dev.nines.monitor.config.shape.Shape.Table;
import dev.nines.monitor.config.shape.Shape.Word;
import java.util.List;

/** {@code maintenance.*}, and what asks for a silence by API or command line: the same words. */
public final class MaintenanceKeys {
    public static final String AUTHOR = "nines.yaml";

    public static final Word DAYS = new Word(List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"));

    private static final Key MATCH = key("match", new Either(Kind.MATCHER, new Items(Kind.MATCHER)),
            "condition on an alert's labels, or a list of up to 20 that must all hold: `endpoint=global-api`, `tier!=free`, `model~Pro/*`")
            .required("[endpoint=global-api]");
    private static final Key REASON = key("reason", Kind.TEXT, "in words, such as the number of the announcement; at most 500 characters")
            .required("\"announced 2026-06-01, notice 4711\"");
    private static final Key TO = key("to", Kind.INSTANT, "instant at which it ends, at most 366 days after `from`")
            .requiredWhen("beside `from`", "2026-06-14T03:00Z");
    private static final Key AT = key("at", Kind.TIME, "time of day in `zone`, `\"02:00\"`; one that the clock skips is the instant of the skip,"
            + " of one that comes twice the first counts").required("\"02:00\"");
    private static final Key LASTS = key("lasts", Kind.DURATION, "duration, at most `7d`").required("2h");
    private static final Key ZONE = key("zone", Kind.ZONE, "time zone of `at`, and of instants without an offset")
            .requiredWhen("beside `weekly` and `monthly`", "Europe/Zurich");
    private static final Key SINCE = key("since", Kind.INSTANT, "instant: no window begins before it; beside `weekly` and `monthly`").without("always");
    private static final Key UNTIL = key("until", Kind.INSTANT, "instant: no window begins at it or later; one that has begun is not cut off").without("for ever");

    private static final Key WEEKLY = key("weekly", Table.of(
            key("days", new Items(DAYS), "list of days on which it begins")
                    .required("[sat, sun]"), AT, LASTS), "a window on these days of every week");
    private static final Key MONTHLY = key("monthly", Table.of(
            key("nth", new Word(List.of("first", "second", "third", "fourth", "last")), "`first`, `second`, `third`, `fourth` or `last`").required("first"),
            key("day", new Word(List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")),
                    "day of the week, `sunday`").required("sunday"), AT, LASTS), "a window on one day of every month");

    static final Table WINDOW = Table.of(MATCH, REASON,
            key("author", Kind.TEXT, "who says so; at most 100 characters").usually(AUTHOR),
            key("from", Kind.INSTANT, "instant at which it begins, `2026-06-14T01:00Z`; without an offset in `zone`")
                    .requiredWhen("without `weekly` and `monthly`", "2026-06-14T01:00Z"),
            TO, WEEKLY, MONTHLY, ZONE, SINCE, UNTIL).with(Group.one("from", "weekly", "monthly"));

    /** What is asked for at run time begins now unless it says otherwise. */
    public static final Shape SILENCE = Table.of(MATCH, REASON,
            key("author", Kind.TEXT, "who says so").without("whoever asks"),
            key("kind", new Word(List.of("silence", "maintenance")), "what it is").usually("silence"),
            key("from", Kind.INSTANT, "instant at which it begins").without("now"), TO,
            key("lasts", Kind.DURATION, "duration, in place of `to`; at most `366d`"),
            WEEKLY, MONTHLY, ZONE, SINCE, UNTIL);

    private MaintenanceKeys() {}
}

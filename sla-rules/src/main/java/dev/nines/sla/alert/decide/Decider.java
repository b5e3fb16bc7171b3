package dev.nines.sla.alert.decide;

import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.decide.News.Dropped;
import dev.nines.sla.alert.decide.News.Held;
import dev.nines.sla.alert.decide.News.Still;
import dev.nines.sla.alert.decide.News.Tell;
import dev.nines.sla.alert.decide.Telling.Hold;
import dev.nines.sla.alert.decide.Telling.Line;
import dev.nines.sla.alert.decide.Telling.Reason;
import dev.nines.sla.alert.decide.Telling.Send;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Group and event in, group and decision out. It remembers nothing and asks no clock: whoever calls keeps each group, brings it what
 * happens to its alerts, and calls again with a {@link Event.Tick} when a hold says so, or when a silence or an outage begins or ends.
 */
public final class Decider {
    private Decider() {}

    public static Decision decide(Group before, Event event, Context context, Instant now) {
        var flapping = context.policy().flapping();
        var calmed = before.with(before.alerts().values().stream().map(one -> one.calmed(now, flapping)).toList());
        var group = after(event, calmed, flapping, now);
        var news = group.alerts().values().stream().map(one -> News.of(one, context, now)).toList();
        group = group.with(news.stream().filter(Dropped.class::isInstance).map(one -> one.of().dropped()).toList());
        return new Round(group, news, context, now).decision(event);
    }

    private static Group after(Event event, Group group, Policy.Flapping flapping, Instant now) {
        return switch (event) {
            case Event.Found(var alert, var finding) -> group.with(group.tracked(alert).after(finding, now, flapping));
            case Event.Changed(var alert, var grounds) -> group.with(group.tracked(alert).changed(grounds, now));
            case Event.Tick _ -> group;
        };
    }

    private record Round(Group group, List<News> news, Context context, Instant now) {
        Decision decision(Event event) {
            var tell = of(Tell.class).toList();
            if (tell.isEmpty()) return isRepeatDue() ? send(List.of()) : new Decision(group, hold(event));
            return now.isBefore(dueAt(tell)) ? new Decision(group, hold(event)) : send(tell);
        }

        private Decision send(List<Tell> tell) {
            var told = new LinkedHashMap<>(group.alerts());
            tell.forEach(one -> told.put(one.of().alert().labels(), one.of().told()));
            var next = group.with(told.values()).toldAt(now);
            var opened = group.isOpen() ? group.openedAt() : now;
            var lines = Stream.concat(tell.stream().map(Tell::line), of(Still.class).map(Still::line)).toList();
            var conversation = group.conversation(opened);
            return new Decision(next, new Send(kind(lines, next), conversation + "/" + next.sent() + "@" + now, conversation, lines));
        }

        private Telling.Kind kind(List<Line> lines, Group next) {
            if (has(lines, Telling.What.OPENED)) return group.isOpen() ? Telling.Kind.UPDATED : Telling.Kind.OPENED;
            if (has(lines, Telling.What.FLAPPING)) return Telling.Kind.FLAPPING;
            if (!next.isOpen()) return group.isOpen() ? Telling.Kind.RESOLVED : Telling.Kind.CLOSED;
            return lines.stream().allMatch(line -> line.what() == Telling.What.STILL) ? Telling.Kind.REPEAT : Telling.Kind.UPDATED;
        }

        private static boolean has(List<Line> lines, Telling.What what) {
            return lines.stream().anyMatch(line -> line.what() == what);
        }

        /** The first message waits for company only; so does the one that says that all is over. */
        private Instant dueAt(List<Tell> tell) {
            var timing = context.policy().timing();
            var together = together(tell);
            if (!group.isOpen() || endsAll(tell)) return together;
            var spaced = group.toldAt().plus(timing.groupInterval());
            return spaced.isAfter(together) ? spaced : together;
        }

        private boolean endsAll(List<Tell> tell) {
            var after = new LinkedHashMap<>(group.alerts());
            tell.forEach(one -> after.put(one.of().alert().labels(), one.of().told()));
            return !group.with(after.values()).isOpen();
        }

        private boolean isRepeatDue() {
            return of(Still.class).findAny().isPresent() && !now.isBefore(repeatAt());
        }

        private Instant repeatAt() {
            return group.toldAt().plus(context.policy().timing().repeatEvery());
        }

        private Hold hold(Event event) {
            var tell = of(Tell.class).toList();
            var until = Stream.of(
                    of(Held.class).map(Held::until),
                    tell.isEmpty() ? Stream.<Instant>empty() : Stream.of(dueAt(tell)),
                    tell.isEmpty() ? of(Still.class).map(_ -> repeatAt()) : Stream.<Instant>empty())
                    .flatMap(times -> times).filter(now::isBefore).min(Instant::compareTo).orElse(Instant.MAX);
            var about = about(event);
            if (event instanceof Event.Found(_, Finding.NoData(var grounds))) return new Hold(Reason.NO_DATA, grounds.reason(), until);
            return about.stream().map(one -> because(one, until)).max(Round::tellsMore)
                    .orElseGet(() -> new Hold(Reason.QUIET, "", until));
        }

        private List<News> about(Event event) {
            return switch (event) {
                case Event.Found(var alert, _) -> about(alert);
                case Event.Changed(var alert, _) -> about(alert);
                case Event.Tick _ -> news;
            };
        }

        private List<News> about(Alert alert) {
            return news.stream().filter(one -> one.of().alert().labels().equals(alert.labels())).toList();
        }

        private static int tellsMore(Hold one, Hold other) {
            return one.reason().compareTo(other.reason());
        }

        private Hold because(News one, Instant until) {
            return switch (one) {
                case Tell _ -> new Hold(waits(of(Tell.class).toList()), "", until);
                case Still _ -> new Hold(Reason.ALREADY_TOLD, "", until);
                case Held held -> new Hold(held.reason(), held.why(), until);
                case Dropped(_, var held) -> new Hold(held.reason(), held.why(), until);
            };
        }

        /** Whichever is longer. */
        private Reason waits(List<Tell> tell) {
            return dueAt(tell).isAfter(together(tell)) ? Reason.GROUP_INTERVAL : Reason.GROUP_WAIT;
        }

        private Instant together(List<Tell> tell) {
            return tell.stream().map(Tell::at).min(Instant::compareTo).orElseThrow().plus(context.policy().timing().groupWait());
        }

        private <N extends News> Stream<N> of(Class<N> kind) {
            return news.stream().filter(kind::isInstance).map(kind::cast);
        }
    }
}

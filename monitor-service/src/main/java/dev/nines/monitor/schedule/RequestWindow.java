package dev.nines.monitor.schedule;

import dev.nines.monitor.config.RequestRate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** How often was asked in one stretch of time. Not thread-safe. */
sealed interface RequestWindow {
    boolean isFull(Instant now);

    void add(Instant now);

    /** Why no more: {@code requests in the last minute: 30}. */
    String fullText();

    static RequestWindow of(RequestRate limit) {
        return limit.per().equals(RequestRate.DAY) ? new OfTheDay(limit) : new Sliding(limit);
    }

    /** A window of this limit that remembers what those before it do: a day what a day does, any other what the longest of them does. */
    static RequestWindow after(List<RequestWindow> before, RequestRate limit) {
        var next = of(limit);
        switch (next) {
            case OfTheDay day -> before.stream().filter(OfTheDay.class::isInstance).map(OfTheDay.class::cast).forEach(day::takeOver);
            case Sliding sliding -> before.stream().filter(Sliding.class::isInstance).map(Sliding.class::cast)
                    .max(Comparator.comparing(w -> w.limit.per())).ifPresent(w -> sliding.alreadyAsked(List.copyOf(w.asked)));
        }
        return next;
    }

    /** Any stretch of this length. */
    final class Sliding implements RequestWindow {
        private final RequestRate limit;
        private final Deque<Instant> asked = new ArrayDeque<>();

        private Sliding(RequestRate limit) {
            this.limit = limit;
        }

        @Override
        public boolean isFull(Instant now) {
            forget(now);
            return asked.size() >= limit.requests();
        }

        @Override
        public void add(Instant now) {
            asked.addLast(now);
        }

        /** At these instants, in any order. */
        void alreadyAsked(List<Instant> at) {
            var all = Stream.concat(at.stream(), asked.stream()).sorted().toList();
            asked.clear();
            asked.addAll(all);
        }

        @Override
        public String fullText() {
            String stretch = limit.per().equals(RequestRate.MINUTE) ? "minute" : limit.per().toMinutes() + " minutes";
            return "requests in the last " + stretch + ": " + asked.size();
        }

        /** After a step back of the clock what was granted "later" counts no longer: better a few too many than none for an hour. */
        private void forget(Instant now) {
            while (!asked.isEmpty() && !asked.getFirst().plus(limit.per()).isAfter(now)) asked.removeFirst();
            while (!asked.isEmpty() && asked.getLast().isAfter(now.plus(limit.per()))) asked.removeLast();
        }
    }

    /** The UTC day. A clock that is set back over midnight does not give the day twice. */
    final class OfTheDay implements RequestWindow {
        private final RequestRate limit;
        private LocalDate day = LocalDate.EPOCH;
        private long asked;

        private OfTheDay(RequestRate limit) {
            this.limit = limit;
        }

        @Override
        public boolean isFull(Instant now) {
            turnTo(now);
            return asked >= limit.requests();
        }

        @Override
        public void add(Instant now) {
            turnTo(now);
            asked++;
        }

        private void takeOver(OfTheDay before) {
            day = before.day;
            asked = before.asked;
        }

        void alreadyAsked(Instant at, long requests) {
            turnTo(at);
            if (day(at).equals(day)) asked += requests;
        }

        @Override
        public String fullText() {
            return "requests on this day: " + asked;
        }

        private void turnTo(Instant now) {
            if (!day(now).isAfter(day)) return;
            day = day(now);
            asked = 0;
        }

        private static LocalDate day(Instant now) {
            return now.atOffset(ZoneOffset.UTC).toLocalDate();
        }
    }
}

package dev.nines.monitor.web.operate;

import dev.nines.monitor.web.page.Frame;
import dev.nines.sla.Span;
import dev.nines.sla.silence.Silence;
import dev.nines.sla.silence.When;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Who does not want to hear of what.
 *
 * @param now those that hold something back at present, the one that ends first on top
 * @param later those of which a window is to come
 */
public record SilencesPage(Frame frame, List<Row> now, List<Row> later) {
    public SilencesPage {
        now = List.copyOf(now);
        later = List.copyOf(later);
    }

    /**
     * @param window the one that is under way, or the next
     * @param again how it recurs; {@code ""} where it comes once
     */
    public record Row(Silence silence, Span window, String again) {
        static Row of(Silence silence, Instant now) {
            return new Row(silence, silence.next(now, 1).getFirst(), again(silence.when()));
        }

        /** Whether it stands in the configuration. */
        public boolean isAnnounced() {
            return silence.origin().createdAt().equals(Instant.EPOCH);
        }

        private static String again(When when) {
            return switch (when) {
                case When.Once _ -> "";
                case When.Weekly(var days, var clock) -> "every " + days.stream().map(Row::word).collect(Collectors.joining(", ")) + at(clock);
                case When.Monthly(int nth, DayOfWeek day, var clock) -> "on the " + ordinal(nth) + " " + word(day) + " of every month" + at(clock);
            };
        }

        private static String at(When.Clock clock) {
            return " at " + clock.at() + ", " + clock.zone().getId();
        }

        private static String ordinal(int nth) {
            return switch (nth) {
                case 1 -> "first";
                case 2 -> "second";
                case 3 -> "third";
                case When.Monthly.LAST -> "last";
                default -> "fourth"; // the type knows no others
            };
        }

        private static String word(DayOfWeek day) {
            return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        }
    }
}

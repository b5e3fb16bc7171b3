package dev.nines.probe.openai;

import io.netty.handler.codec.DateFormatter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * For how long the head of an answer asks to be left alone. {@code Retry-After} says it outright. Else the reset of a rate limit of which
 * nothing remains says it, the latest where there are several; and on a refusal any reset, since something must have run out.
 */
final class WaitRules {
    /** What is counted, and by which names of header fields a vendor says how much of it remains, and when there will be more. */
    private record Counted(String remaining, String reset) {}

    private static final List<Counted> COUNTED = Stream.concat(
            Stream.of("", "-requests", "-tokens", "-requests-day", "-tokens-minute", "-input-tokens", "-output-tokens")
                    .map(what -> new Counted("x-ratelimit-remaining" + what, "x-ratelimit-reset" + what)),
            Stream.of(new Counted("x-rate-limit-remaining", "x-rate-limit-reset"),
                    new Counted("ratelimit-remaining", "ratelimit-reset"),
                    new Counted("anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-reset"),
                    new Counted("anthropic-ratelimit-tokens-remaining", "anthropic-ratelimit-tokens-reset"))).toList();

    /** What is longer the parser refuses by an exception. */
    private static final int LONGEST_DATE = 64;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");

    /** {@code RateLimit: "default";r=0;t=30} of the newer drafts, {@code limit=10, remaining=0, reset=30} of the older ones. */
    private static final Pattern OLD_ITEM = Pattern.compile("remaining\\s*=\\s*([0-9]{1,15}).*reset\\s*=\\s*([0-9]{1,9})");
    private static final Pattern LEFT = Pattern.compile(";\\s*r\\s*=\\s*([0-9]{1,15})");
    private static final Pattern UNTIL = Pattern.compile(";\\s*t\\s*=\\s*([0-9]{1,9})");

    private final ReplyHead head;
    private final Instant clock;

    private WaitRules(ReplyHead head, Instant clock) {
        this.head = head;
        this.clock = clock;
    }

    /**
     * Whole seconds, rounded up: coming back early is what the fields are meant to prevent.
     *
     * @param clock what the monitor's shows, for instants of a server that does not say what its own shows
     */
    static OptionalLong seconds(ReplyHead head, Instant clock) {
        var rules = new WaitRules(head, clock);
        int status = head.status();
        var wait = rules.retryAfter().or(() -> rules.longest(Reset.OF_NOTHING_LEFT));
        if (wait.isEmpty() && (status == 429 || status == 498)) wait = rules.longest(Reset.ANY);
        return wait.isEmpty() ? OptionalLong.empty()
                : OptionalLong.of(wait.get().isNegative() ? 0 : wait.get().plusNanos(999_999_999).toSeconds());
    }

    private Optional<Duration> retryAfter() {
        String millis = head.field("retry-after-ms").strip();
        if (isNumber(millis)) return Optional.of(WaitText.seconds(millis, -3));
        String text = head.field("retry-after").strip();
        if (isNumber(text)) return Optional.of(WaitText.seconds(text, 0));
        return httpDate(text).map(until -> Duration.between(serverTime(), until));
    }

    private enum Reset { OF_NOTHING_LEFT, ANY }

    /** Loops: most answers say nothing of the kind, and every one of them comes past here. */
    private Optional<Duration> longest(Reset which) {
        Optional<Duration> longest = Optional.empty();
        for (var counted : COUNTED) {
            if (which == Reset.ANY || isNothing(head.field(counted.remaining()))) longest = later(longest, reset(counted));
        }
        if (!head.has("ratelimit")) return longest;
        for (String field : head.all("ratelimit")) {
            for (var item : items(field)) {
                if (which == Reset.ANY || item.isExhausted()) longest = later(longest, Optional.of(item.reset()));
            }
        }
        return longest;
    }

    private Optional<Duration> reset(Counted counted) {
        String text = head.field(counted.reset()).strip();
        return text.isEmpty() ? Optional.empty() : WaitText.until(text, serverTime());
    }

    private static boolean isNothing(String remaining) {
        String text = remaining.strip();
        return isNumber(text) && Double.parseDouble(text) <= 0;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && NUMBER.matcher(text).matches();
    }

    private record Item(boolean isExhausted, Duration reset) {}

    private static List<Item> items(String field) {
        var old = OLD_ITEM.matcher(field);
        return old.find() ? List.of(item(old.group(1), old.group(2)))
                : Stream.of(field.split(",", -1)).flatMap(WaitRules::structured).toList();
    }

    private static Stream<Item> structured(String policy) {
        var left = LEFT.matcher(policy);
        var until = UNTIL.matcher(policy);
        return left.find() && until.find() ? Stream.of(item(left.group(1), until.group(1))) : Stream.empty();
    }

    private static Item item(String remaining, String seconds) {
        return new Item(Long.parseLong(remaining) == 0, Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static Optional<Duration> later(Optional<Duration> a, Optional<Duration> b) {
        if (a.isEmpty() || b.isEmpty()) return a.or(() -> b);
        return a.get().compareTo(b.get()) >= 0 ? a : b;
    }

    /** An instant in a header is one of the server's clock, which may be wrong, or ours may be. */
    private Instant serverTime() {
        return httpDate(head.field("date")).orElse(clock);
    }

    /** In any of the three forms that HTTP has had. */
    @SuppressWarnings("JavaUtilDate") // what the parser gives
    private static Optional<Instant> httpDate(String text) {
        var date = text.isBlank() || text.length() > LONGEST_DATE ? null : DateFormatter.parseHttpDate(text);
        return date == null ? Optional.empty() : Optional.of(date.toInstant());
    }
}

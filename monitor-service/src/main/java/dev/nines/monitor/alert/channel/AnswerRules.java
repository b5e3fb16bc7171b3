package dev.nines.monitor.alert.channel;

import dev.nines.monitor.alert.AlertChannel.Result;
import dev.nines.monitor.outbound.Answer;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an answer means, the same for every channel: 2xx is delivered; 410 says that nobody lives there any more; a status that the
 * channel calls final is this message's end; everything else, redirects and a refusing guard included, is tried again.
 *
 * @param finals the receiver understood the message and will not take it, however often it is sent
 * @param secrets texts that no log may show
 */
record AnswerRules(Set<Integer> finals, List<String> secrets) {
    private static final int GONE = 410;
    private static final int SHORTEST_TOKEN = 8;

    AnswerRules {
        finals = Set.copyOf(finals);
        secrets = List.copyOf(secrets);
    }

    /** Hides every part of a URL that is long enough to be a token: a receiver's error page often quotes where it was asked. */
    static AnswerRules hiding(String url, Set<Integer> finals, List<String> secrets) {
        var uri = URI.create(url);
        var parts = Pattern.compile("[/?&=]").splitAsStream(uri.getRawPath() + "?" + uri.getRawQuery());
        return new AnswerRules(finals, Stream.concat(secrets.stream(), parts).filter(part -> part.length() >= SHORTEST_TOKEN).toList());
    }

    Result result(Answer answer, Instant now) {
        return switch (answer) {
            case Answer.Answered a -> result(a.status(), without(a.excerpt().strip()), wait(a.retryAfter(), now));
            case Answer.Failed f -> new Result.Unreachable(0, f.why(), Duration.ZERO);
            case Answer.Refused r -> new Result.Unreachable(0, "not sent: its URL " + r.why(), Duration.ZERO);
        };
    }

    private Result result(int status, String text, Duration retryAfter) {
        if (status >= 200 && status < 300) return new Result.Delivered(status, text);
        if (status == GONE) return new Result.Gone(status, text);
        return finals.contains(status) ? new Result.Refused(status, text) : new Result.Unreachable(status, text, retryAfter);
    }

    private String without(String text) {
        return secrets.stream().reduce(text, (t, secret) -> t.replace(secret, "***"));
    }

    /** Whole seconds or an HTTP date; anything else asks for nothing. */
    private static Duration wait(String retryAfter, Instant now) {
        if (retryAfter.matches("\\d{1,9}")) return Duration.ofSeconds(Long.parseLong(retryAfter));
        try {
            var wait = Duration.between(now, ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException _) {
            return Duration.ZERO;
        }
    }
}

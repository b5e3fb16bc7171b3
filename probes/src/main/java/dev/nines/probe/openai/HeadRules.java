package dev.nines.probe.openai;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.AsciiString;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** What the header fields of gateways and vendors say. */
final class HeadRules {
    private static final List<String> CACHES = List.of(
            "x-openrouter-cache-status", "x-portkey-cache-status", "cf-aig-cache-status", "x-cache");
    private static final List<String> REQUEST_IDS =
            List.of("x-request-id", "request-id", "x-generation-id", "apim-request-id");
    private static final List<String> REGIONS = List.of("x-ms-region", "x-served-region");
    private static final int MILLIS_PER_SECOND = 1_000;

    private HeadRules() {}

    static Evidence.Head of(HttpResponse head, boolean compressed, Instant now) {
        var headers = head.headers();
        return new Evidence.Head(head.status().code(), compressed, isHit(headers), first(headers, REQUEST_IDS),
                first(headers, REGIONS),
                saysWhenToReturn(headers) ? retryAfterSeconds(headers, now) : Evidence.Head.NO_RETRY_AFTER);
    }

    /** Most replies say nothing of the kind, and reading their fields for it is dear. */
    private static boolean saysWhenToReturn(HttpHeaders headers) {
        for (var fields = headers.iteratorCharSequence(); fields.hasNext(); ) {
            var name = fields.next().getKey();
            if (AsciiString.containsIgnoreCase(name, "retry")) return true;
            if (AsciiString.containsIgnoreCase(name, "rate")) return true;
        }
        return false;
    }

    private static String first(HttpHeaders headers, List<String> names) {
        for (String name : names) {
            String value = headers.get(name, "");
            if (!value.isBlank()) return value;
        }
        return "";
    }

    private static boolean isHit(HttpHeaders headers) {
        for (String name : CACHES) if (headers.get(name, "").toUpperCase(Locale.ROOT).contains("HIT")) return true;
        return false;
    }

    /** Whole seconds, rounded up: coming back early is what the header is meant to prevent. */
    private static long retryAfterSeconds(HttpHeaders headers, Instant now) {
        String millis = headers.get("retry-after-ms", "");
        String seconds = headers.get("retry-after", "");
        if (!isNumber(millis) && !isNumber(seconds)) return untilDate(seconds, now);
        double exact = isNumber(millis) ? Double.parseDouble(millis) / MILLIS_PER_SECOND : Double.parseDouble(seconds);
        return (long) Math.ceil(exact);
    }

    private static boolean isNumber(String value) {
        return value.matches("\\d{1,9}(\\.\\d{1,9})?");
    }

    private static long untilDate(String date, Instant now) {
        if (date.isBlank()) return Evidence.Head.NO_RETRY_AFTER;
        try {
            var until = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Math.max(0, Duration.between(now, until).plusMillis(MILLIS_PER_SECOND - 1).toSeconds());
        } catch (DateTimeParseException _) {
            return Evidence.Head.NO_RETRY_AFTER;   // a header that nobody can read is as good as none
        }
    }
}

package dev.nines.probe.openai;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.AsciiString;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What the header fields of gateways and vendors say. */
final class HeadRules {
    private static final List<String> CACHES = List.of(
            "x-openrouter-cache-status", "x-portkey-cache-status", "cf-aig-cache-status", "x-cache");
    private static final List<String> REQUEST_IDS =
            List.of("x-request-id", "request-id", "x-generation-id", "apim-request-id");
    private static final List<String> REGIONS = List.of("x-ms-region", "x-served-region");

    private HeadRules() {}

    static Evidence.Head of(HttpResponse head, boolean compressed, Instant now) {
        var headers = head.headers();
        return new Evidence.Head(head.status().code(), compressed, isHit(headers), first(headers, REQUEST_IDS),
                first(headers, REGIONS),
                saysWhenToReturn(headers) ? wanted(head, now) : Evidence.Head.NO_RETRY_AFTER);
    }

    private static long wanted(HttpResponse head, Instant now) {
        return WaitRules.seconds(head.status().code(), head.headers(), now).orElse(Evidence.Head.NO_RETRY_AFTER);
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
}

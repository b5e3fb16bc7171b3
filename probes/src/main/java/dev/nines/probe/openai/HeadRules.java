package dev.nines.probe.openai;

import java.time.Instant;
import java.util.Locale;

/** What the header fields of gateways and vendors say. */
final class HeadRules {
    private static final String[] CACHES = {
            "x-openrouter-cache-status", "x-portkey-cache-status", "cf-aig-cache-status", "x-cache"};
    private static final String[] REQUEST_IDS =
            {"x-request-id", "request-id", "x-generation-id", "apim-request-id"};
    private static final String[] REGIONS = {"x-ms-region", "x-served-region"};

    private HeadRules() {}

    static Evidence.Head of(ReplyHead head, boolean compressed, Instant now) {
        return new Evidence.Head(head.status(), compressed, isHit(head), first(head, REQUEST_IDS), first(head, REGIONS),
                saysWhenToReturn(head) ? wanted(head, now) : Evidence.Head.NO_RETRY_AFTER);
    }

    private static long wanted(ReplyHead head, Instant now) {
        return WaitRules.seconds(head, now).orElse(Evidence.Head.NO_RETRY_AFTER);
    }

    /** Most replies say nothing of the kind, and reading their fields for it is dear. */
    private static boolean saysWhenToReturn(ReplyHead head) {
        return head.hasNameWith("retry") || head.hasNameWith("rate");
    }

    private static String first(ReplyHead head, String[] names) {
        for (String name : names) {
            String value = head.field(name);
            if (!value.isBlank()) return value;
        }
        return "";
    }

    private static boolean isHit(ReplyHead head) {
        for (String name : CACHES) if (head.field(name).toUpperCase(Locale.ROOT).contains("HIT")) return true;
        return false;
    }
}

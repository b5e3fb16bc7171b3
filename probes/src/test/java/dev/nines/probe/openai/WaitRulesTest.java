package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitRulesTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final String NOBODY_KNOWS = "-1";

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                                            | status | headers                                                      | seconds
        nothing said                                    | 429    | server: x                                                    | -1
        seconds                                         | 429    | retry-after: 20                                              | 20
        none                                            | 429    | retry-after: 0                                               | 0
        parts of a second count as one                  | 429    | retry-after: 0.2                                             | 1
        milliseconds                                    | 429    | retry-after-ms: 1500                                         | 2
        milliseconds are the more exact                 | 429    | retry-after-ms: 900; retry-after: 1                          | 1
        a date                                          | 503    | retry-after: Thu, 01 Oct 2026 12:00:30 GMT                   | 30
        a date of RFC 850                               | 503    | retry-after: Thursday, 01-Oct-26 12:00:30 GMT                | 30
        a date of C                                     | 503    | retry-after: Thu Oct  1 12:00:30 2026                        | 30
        a date that is past                             | 503    | retry-after: Thu, 01 Oct 2026 11:00:00 GMT                   | 0
        a date of a server whose clock is an hour ahead | 503    | date: Thu, 01 Oct 2026 13:00:00 GMT; retry-after: Thu, 01 Oct 2026 13:00:30 GMT | 30
        nonsense                                        | 429    | retry-after: soon                                            | -1
        less than nothing                               | 429    | retry-after: -5                                              | 0
        it wins over a reset                            | 429    | retry-after: 1; x-ratelimit-reset-tokens: 6m0s               | 1
        OpenAI: a second                                | 429    | x-ratelimit-remaining-requests: 0; x-ratelimit-reset-requests: 1s | 1
        OpenAI: minutes                                 | 429    | x-ratelimit-remaining-tokens: 0; x-ratelimit-reset-tokens: 6m0s   | 360
        OpenAI: milliseconds                            | 429    | x-ratelimit-remaining-tokens: 0; x-ratelimit-reset-tokens: 20ms   | 1
        Groq: parts of a second                         | 429    | x-ratelimit-remaining-requests: 0; x-ratelimit-reset-requests: 2m59.56s | 180
        hours                                           | 429    | x-ratelimit-remaining: 0; x-ratelimit-reset: 1h2m3.5s        | 3724
        seconds and milliseconds                        | 429    | x-ratelimit-remaining: 0; x-ratelimit-reset: 1s500ms         | 2
        plain seconds                                   | 429    | x-ratelimit-remaining: 0; x-ratelimit-reset: 15              | 15
        plain seconds with a fraction                   | 429    | x-ratelimit-remaining: 0; x-ratelimit-reset: 14.2            | 15
        seconds since the epoch                         | 429    | x-ratelimit-remaining: 0; x-ratelimit-reset: 1790856045      | 45
        OpenRouter: milliseconds since the epoch        | 429    | x-ratelimit-remaining: 0; x-ratelimit-reset: 1790856045500   | 46
        the epoch of a server whose clock is behind     | 429    | date: Thu, 01 Oct 2026 11:00:00 GMT; x-ratelimit-remaining: 0; x-ratelimit-reset: 1790852445 | 45
        an instant that is past                         | 429    | x-ratelimit-remaining: 0; x-ratelimit-reset: 1790856000      | 0
        Anthropic: an instant with its offset           | 429    | anthropic-ratelimit-requests-remaining: 0; anthropic-ratelimit-requests-reset: 2026-10-01T14:00:30+02:00 | 30
        IETF: three fields                              | 200    | ratelimit-limit: 10; ratelimit-remaining: 0; ratelimit-reset: 50 | 50
        IETF: one field of an older draft               | 200    | ratelimit: limit=10, remaining=0, reset=50                   | 50
        IETF: one field of a newer draft                | 200    | ratelimit: "default"~r=0~t=30                                | 30
        IETF: of two policies the one with nothing left | 200    | ratelimit: "burst"~r=5~t=99, "daily"~r=0~t=30                | 30
        IETF: something left                            | 200    | ratelimit: "default"~r=1~t=30                                | -1
        the longest of what has run out                 | 429    | x-ratelimit-remaining-requests: 0; x-ratelimit-reset-requests: 2s; x-ratelimit-remaining-tokens: 0; x-ratelimit-reset-tokens: 9s | 9
        what has not run out does not count             | 429    | x-ratelimit-remaining-requests: 0; x-ratelimit-reset-requests: 2s; x-ratelimit-remaining-tokens: 5; x-ratelimit-reset-tokens: 9s | 2
        a refusal though something is left of all       | 429    | x-ratelimit-remaining-requests: 3; x-ratelimit-reset-requests: 2s; x-ratelimit-remaining-tokens: 5; x-ratelimit-reset-tokens: 9s | 9
        capacity that is gone                           | 498    | x-ratelimit-reset-requests: 2s                               | 2
        the last request that was allowed               | 200    | x-ratelimit-remaining-requests: 0; x-ratelimit-reset-requests: 12s | 12
        an answer with more to come                     | 200    | x-ratelimit-remaining-requests: 1; x-ratelimit-reset-requests: 12s | -1
        an answer that does not say what remains        | 200    | x-ratelimit-reset-requests: 12s                              | -1
        a reset that nobody can read                    | 429    | x-ratelimit-remaining: 0; x-ratelimit-reset: tomorrow        | -1
        more digits than a number has                   | 429    | x-ratelimit-remaining: 0; x-ratelimit-reset: 99999999999999999999 | -1
        spaces around it                                | 429    | x-ratelimit-remaining-requests:  0 ; x-ratelimit-reset-requests:  1s  | 1
        """)
    void a_head_says_how_long_to_wait(String name, int status, String headers, String seconds) {
        var expected = seconds.equals(NOBODY_KNOWS) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(seconds));

        assertThat(WaitRules.seconds(head(status, headers), NOON)).isEqualTo(expected);
    }

    @Test
    void it_is_the_same_in_every_zone_and_language() {
        var zone = TimeZone.getDefault();
        var language = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            Locale.setDefault(Locale.forLanguageTag("th-TH-u-nu-thai"));

            assertThat(WaitRules.seconds(head(503, "retry-after: Thu, 01 Oct 2026 12:00:30 GMT"), NOON)).hasValue(30);
            assertThat(WaitRules.seconds(head(503, "retry-after: Thu Oct  1 12:00:30 2026"), NOON)).hasValue(30);
            assertThat(WaitRules.seconds(head(429, "x-ratelimit-reset: 2026-10-01T12:00:30Z"), NOON)).hasValue(30);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(language);
        }
    }

    @Property(tries = 1_000)
    void whatever_a_server_writes_is_a_time_or_nothing(@ForAll @StringLength(max = 30) String text) {
        for (String field : new String[] {"retry-after", "retry-after-ms", "x-ratelimit-reset", "ratelimit", "date"}) {
            String value = text.replaceAll("[\\p{Cc}]", " ");   // with those it would be no header at all

            assertThat(WaitRules.seconds(head(429, List.of(field + ":" + value, "x-ratelimit-remaining: 0")), NOON).orElse(0))
                    .isNotNegative();
        }
    }

    /** Fields are apart by semicolons, so a semicolon of a value is written as a tilde. */
    private static ReplyHead head(int status, String fields) {
        return head(status, Stream.of(fields.split(";", -1)).map(f -> f.strip().replace('~', ';')).toList());
    }

    private static ReplyHead head(int status, List<String> lines) {
        var head = new ReplyHead();
        var reader = new HeadReader(head);
        try {
            for (byte b : Replies.bytes("HTTP/1.1 " + status + " X\r\n" + String.join("\r\n", lines) + "\r\n\r\n")) reader.read(b);
        } catch (NotHttpException e) {
            throw new IllegalArgumentException(String.join("; ", lines), e);
        }
        return head;
    }
}

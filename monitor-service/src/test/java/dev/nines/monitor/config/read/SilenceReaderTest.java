package dev.nines.monitor.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.read.SilenceReader.Read;
import dev.nines.monitor.silence.WhenJson;
import dev.nines.sla.silence.Matcher;
import dev.nines.sla.silence.Silence.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            from now on, so long   | "lasts":"2h"                                                                          | {"from":"2026-11-21T12:00:00Z","to":"2026-11-21T14:00:00Z"}
            from now on until then | "to":"2026-11-21T18:00Z"                                                              | {"from":"2026-11-21T12:00:00Z","to":"2026-11-21T18:00:00Z"}
            later, so long         | "from":"2026-11-22T01:00:00.5+01:00","lasts":"500ms"                                  | {"from":"2026-11-22T00:00:00.500Z","to":"2026-11-22T00:00:01Z"}
            begun already          | "from":"2026-11-21T11:00Z","to":"2026-11-21T12:00:01Z"                                | {"from":"2026-11-21T11:00:00Z","to":"2026-11-21T12:00:01Z"}
            local times            | "from":"2026-11-22T01:00","to":"2026-11-22T03:00","zone":"Asia/Tokyo"                 | {"from":"2026-11-21T16:00:00Z","to":"2026-11-21T18:00:00Z"}
            every week             | "weekly":{"days":["sun","mon"],"at":"02:00","lasts":"2h"},"zone":"Europe/Zurich"      | {"weekly":{"days":["mon","sun"],"at":"02:00","lasts":"2h"},"zone":"Europe/Zurich"}
            once a month           | "monthly":{"nth":"last","day":"friday","at":"22:00","lasts":"7d"},"zone":"UTC"        | {"monthly":{"nth":"last","day":"friday","at":"22:00","lasts":"168h"},"zone":"UTC"}
            for a while            | "monthly":{"nth":"first","day":"friday","at":"22:00","lasts":"1h"},"zone":"UTC","since":"2027-01-01T00:00","until":"2027-07-01T00:00" | {"monthly":{"nth":"first","day":"friday","at":"22:00","lasts":"1h"},"zone":"UTC","since":"2027-01-01T00:00:00Z","until":"2027-07-01T00:00:00Z"}
            """)
    void when_it_is_may_be_said_in_many_ways(String name, String when, String json) {
        var read = SilenceReader.read("{\"match\":[\"endpoint=gw\"],\"reason\":\"x\"," + when + "}", NOW);

        assertThat(read).as(read.toString()).isInstanceOfSatisfying(Read.Understood.class, u -> assertThat(WhenJson.write(u.draft().when())).isEqualTo(json));
    }

    @Test
    void everything_else_is_taken_as_it_stands() {
        var read = SilenceReader.read("""
                {"kind": "maintenance", "match": ["endpoint=gw", "model~Pro\\/*"], "reason": " \\"4711\\": ${HOME} \\u00fc # & * ", "author": "Jo", "lasts": "1h"}""", NOW);

        assertThat(read).as(read.toString()).isInstanceOfSatisfying(Read.Understood.class, u -> {
            assertThat(u.draft().kind()).isEqualTo(Kind.MAINTENANCE);
            assertThat(u.draft().matchers()).extracting(Matcher::text).containsExactly("endpoint=gw", "model~Pro/*");
            assertThat(u.draft().reason()).isEqualTo("\"4711\": ${HOME} ü # & *");
            assertThat(u.draft().author()).isEqualTo("Jo");
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            nothing             |                                                                                | the body must be a JSON object, such as {"match": ["endpoint=global-api"], "lasts": "2h", "reason": "..."}
            no JSON             | match: x                                                                       | the body is not JSON: Unrecognized token 'match': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
            a list              | []                                                                             | the body must be a JSON object, such as {"match": ["endpoint=global-api"], "lasts": "2h", "reason": "..."}
            more than one       | {} {}                                                                          | the body is more than one JSON object
            an empty object     | {}                                                                             | match (missing) must be given, such as [endpoint=global-api]; reason (missing) must be given, such as "announced 2026-06-01, notice 4711"; lasts (missing) must be given, such as 2h, or to, or weekly, or monthly
            an unknown key      | {"match":"tier=x","reason":"x","lasts":"2h","comment":"x"}                     | comment "comment" is not a key here; known are match, reason, author, kind, from, to, lasts, weekly, monthly, zone, since, until
            no unit             | {"match":"tier=x","reason":"x","lasts":2}                                      | lasts 2 has no unit; write 2s, 2m, 2h or 2d
            too long            | {"match":"tier=x","reason":"x","lasts":"367d"}                                 | lasts 367d must be at most 366d
            an end too many     | {"match":"tier=x","reason":"x","lasts":"1h","to":"2026-11-22T00:00Z"}          | to 2026-11-22T00:00Z makes no sense beside lasts
            no end              | {"match":"tier=x","reason":"x","from":"2026-11-22T00:00Z"}                     | lasts (missing) must be given, such as 2h, or to
            over                | {"match":"tier=x","reason":"x","to":"2026-11-21T12:00Z"}                       | to 2026-11-21T12:00Z must be in the future; now it is 2026-11-21T12:00:00Z
            over, of length     | {"match":"tier=x","reason":"x","from":"2026-11-21T10:00Z","lasts":"2h"}        | lasts 2h must end in the future; now it is 2026-11-21T12:00:00Z
            backwards           | {"match":"tier=x","reason":"x","from":"2026-11-23T00:00Z","to":"2026-11-22T00:00Z"} | to 2026-11-22T00:00Z must be later than from
            recurred            | {"match":"tier=x","reason":"x","weekly":{"days":["mon"],"at":"02:00","lasts":"1h"},"zone":"UTC","until":"2026-11-21T00:00Z"} | until 2026-11-21T00:00Z must be in the future; now it is 2026-11-21T12:00:00Z
            no offset           | {"match":"tier=x","reason":"x","to":"2026-11-22T00:00"}                        | to 2026-11-22T00:00 has no offset; write 2026-06-14T01:00Z, or zone: Europe/Zurich beside it
            another kind        | {"match":"tier=x","reason":"x","lasts":"1h","kind":"mute"}                     | kind "mute" is not one of silence, maintenance
            nothing to match    | {"match":[],"reason":"x","lasts":"1h"}                                         | match [...] must name at least one
            a contradiction     | {"match":["tier=x","tier=y"],"reason":"x","lasts":"1h"}                        | match[1] "tier=y" can never hold beside tier=x, and all must; make one of each, or write a pattern
            far away            | {"match":"tier=x","reason":"x","from":"+999999999-01-01T00:00Z","lasts":"1h"}  | from +999999999-01-01T00:00Z must be in the years from 1970 to 9998
            """)
    void what_is_wrong_is_told_all_at_once_with_what_would_be_right(String name, String json, String problems) {
        var read = SilenceReader.read(json == null ? "" : json, NOW);

        assertThat(read).as(read.toString()).isInstanceOfSatisfying(Read.Refused.class, r -> assertThat(String.join("; ", r.problems())).isEqualTo(problems));
    }

    @Test
    void what_is_too_large_or_odd_is_a_sentence_all_the_same() {
        for (var json : new String[] {"\"" + "x".repeat(70_000) + "\"", "{\"a\":1,\"a\":2}", "{\"reason\":\"\\u007f\"}", "{\"reason\":\"\\ud800\"}",
            "{\"match\":{\"a\":[[[{}]]]}}", "[".repeat(2_000), "{\"reason\":" + "[".repeat(900) + "]".repeat(900) + "}"}) {
            assertThat(SilenceReader.read(json, NOW)).isInstanceOfSatisfying(Read.Refused.class, r -> assertThat(r.problems()).isNotEmpty());
        }
    }
}

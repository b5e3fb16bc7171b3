package dev.nines.monitor.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.seal.Seal;
import dev.nines.sla.seal.Seal.SealedFile;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealKeyTest {
    /** The first vector of RFC 8032, 7.1, in the wrappings of RFC 8410; its message is empty. */
    private static final String SECRET = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";
    private static final String OPEN = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n";
    private static final String SIGNATURE = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"));

    @Test
    void it_signs_as_the_standard_does() {
        var key = SealKey.read(SECRET + OPEN);

        assertThat(key.sign("")).isEqualTo(SIGNATURE);
        assertThat(key.open().signed("", SIGNATURE)).isTrue();
        assertThat(key.open().signed("x", SIGNATURE)).isFalse();
    }

    @Test
    void a_fresh_key_reads_back_and_shows_its_name_alone() {
        String text = SealKey.fresh();
        var key = SealKey.read("kept by somebody\r\n" + text.replace("\n", "\r\n"));

        assertThat(key.sign("a")).isEqualTo(SealKey.read(text).sign("a")).isNotEqualTo(SealKey.read(SealKey.fresh()).sign("a"));
        assertThat(key.toString()).isEqualTo(key.open().name()).matches("[0-9a-f]{32}");
        assertThat(PublicKeys.read(text)).containsExactly(key.open());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', useHeadersInDisplayName = true, textBlock = """
            case                     | secret  | open   | says
            nothing                  |         |        | it should hold one private key, and holds 0
            only the public half     |         | right  | it should hold one private key, and holds 0
            only the private half    | right   |        | it should hold one public key, and holds 0
            two private halves       | twice   | right  | it should hold one private key, and holds 2
            halves of different keys | right   | other  | its two halves do not belong together
            a private half cut off   | cut     | right  | its private half is no Ed25519 key
            a public half cut off    | right   | cut    | no Ed25519 public key
            """)
    void a_broken_key_is_told_without_a_word_of_it(String name, @Nullable String secret, @Nullable String open, String says) {
        assertThatThrownBy(() -> SealKey.read(part(SECRET, secret) + part(OPEN, open))).isInstanceOf(IllegalArgumentException.class).hasMessage(says);
    }

    @Test
    void the_seal_of_files_is_a_text_that_reads_back() {
        var key = SealKey.read(SECRET + OPEN);
        var seal = new Seal(List.of(SealedFile.of("statement.json", new byte[0]), SealedFile.of("roots.csv", new byte[] {1})));
        var json = SealJson.signed(seal, key);

        assertThat(json.text()).isEqualTo(SealJson.signed(seal, key).text());
        assertThat(SealJson.read(json.text())).isEqualTo(json);
        assertThat(key.open().signed(seal.signedText(), json.signature())).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', useHeadersInDisplayName = true, textBlock = """
            case                  | json                                                                          | says
            nothing               |                                                                               | its format is not nines-seal/1
            a list                | []                                                                            | it has no format
            a number for a format | {"format":1}                                                                  | it has no format
            no digest             | {"format":"nines-seal/1","files":[{"name":"a"}]}                              | it has no sha256
            a way out             | {"format":"nines-seal/1","files":[{"name":"../a","sha256":"0"}]}              | a SHA-256 is 64 digits 0-9a-f: "0"
            no key                | {"format":"nines-seal/1","files":[]}                                          | it has no public_key
            a key twice           | {"format":"nines-seal/1","format":"nines-seal/1"}                             | no JSON: Duplicate field 'format'
            """)
    void what_is_no_seal_is_told(String name, @Nullable String json, String says) {
        assertThatThrownBy(() -> SealJson.read(json == null ? "{\"format\":\"\"}" : json)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(says);
    }

    private static String part(String whole, @Nullable String which) {
        return switch (which == null ? "" : which) {
            case "" -> "";
            case "right" -> whole;
            case "twice" -> whole + whole;
            case "cut" -> whole.replaceFirst("([A-Za-z0-9+/]{8})=?\n", "\n");
            case "other" -> PublicKeys.read(SealKey.fresh()).getFirst().pem();
            default -> throw new IllegalArgumentException(which);
        };
    }
}

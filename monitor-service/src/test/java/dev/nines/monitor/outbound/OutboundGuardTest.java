package dev.nines.monitor.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.monitor.outbound.OutboundGuard.Decision;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Names lead where the test says. The table of URLs is {@code outbound/hostile-urls.txt}. */
class OutboundGuardTest {
    private static final Path TABLE = Path.of("src/test/resources/outbound/hostile-urls.txt");
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("hooks.example.com", "8.8.4.4"), Map.entry("two.example.com", "8.8.4.4 10.0.0.7"),
            Map.entry("127.0.0.1.nip.io", "127.0.0.1"), Map.entry("localhost", "127.0.0.1 ::1"),
            Map.entry("imds.example.com", "169.254.169.254"), Map.entry("mixed.example.com", "8.8.4.4 169.254.170.2"),
            Map.entry("linklocal.example.com", "fe80::1"), Map.entry("nat64.example.com", "64:ff9b::a9fe:a9fe"),
            Map.entry("inside.example.com", "10.1.2.3"), Map.entry("zero.example.com", "0.0.0.0"),
            Map.entry("sixtofour.example.com", "2002:7f00:1::"), Map.entry("alertmanager.internal", "10.9.9.9"),
            Map.entry("ipv6-only.example.com", "64:ff9b::808:808"), Map.entry("0x7f000001.com", "8.8.4.4"),
            Map.entry("ula.example.com", "fd12:3456::1"));

    private final OutboundGuard operators = guard(Reach.OPERATOR);
    private final OutboundGuard visitors = guard(Reach.Listed.of(List.of("alertmanager.internal", "10.1.0.0/16")));

    static Stream<Arguments> hostile() throws IOException {
        return Files.readAllLines(TABLE).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" \\| ", -1)).map(c -> Arguments.of(c[0].strip(), unescaped(c[1].strip()), c[2].strip(), c[3].strip()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("hostile")
    void a_hostile_url_is_refused_with_exactly_these_words(String name, String url, String fromTheApi, String fromTheFile) {
        assertThat(words(visitors.decide(url))).isEqualTo(fromTheApi);
        assertThat(words(operators.decide(url))).isEqualTo(fromTheFile);
    }

    @Test
    void there_are_at_least_sixty_of_them() throws IOException {
        assertThat(hostile().toList()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                               url,                                   addresses
        a receiver of the world,            https://hooks.example.com/T0/B0/x,     8.8.4.4
        a port and a query,                 http://hooks.example.com:8443/?a=b,    8.8.4.4
        a name in capitals,                 HTTPS://HOOKS.EXAMPLE.COM./x,          8.8.4.4
        an address of the world,            https://8.8.8.8/,                      8.8.8.8
        the same in IPv6,                   'https://[2606:4700::1111]/',          2606:4700:0:0:0:0:0:1111
        a name that begins like a number,   https://0x7f000001.com/,               8.8.4.4
        IPv4 from a network of IPv6 alone,  https://ipv6-only.example.com/,        64:ff9b:0:0:0:0:808:808
        a private Alertmanager by name,     http://alertmanager.internal:9093/,    10.9.9.9
        a private Alertmanager by address,  http://10.1.2.3:9093/,                 10.1.2.3
        a name inside a listed block,       http://inside.example.com:9093/,       10.1.2.3
        """)
    void what_is_listed_or_public_may_be_asked_by_everybody(String name, String url, String address) {
        for (var guard : List.of(visitors, operators)) {
            assertThat(guard.decide(url)).isInstanceOfSatisfying(Decision.Ask.class,
                    ask -> assertThat(ask.addresses()).extracting(InetAddress::getHostAddress).containsExactly(address));
        }
    }

    @Test
    void a_name_that_nobody_knows_is_nobodys_fault_for_now() {
        assertThat(operators.decide("https://nobody.example.com/")).isEqualTo(new Decision.Unknown());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        entry,                says
        10.1.2.3/16,          begins at 10.1.0.0/16
        fd00::1/64,           begins at fd00:0:0:0:0:0:0:0/64
        10.1,                 is neither a host name nor an address nor a block of addresses such as 10.1.0.0/16
        10.0.0.0/33,          is neither a host name nor an address nor a block of addresses such as 10.1.0.0/16
        a host,               is neither a host name nor an address nor a block of addresses such as 10.1.0.0/16
        ::ffff:10.0.0.1,      is neither a host name nor an address nor a block of addresses such as 10.1.0.0/16
        """)
    void an_entry_that_lists_nothing_is_refused(String entry, String says) {
        assertThatThrownBy(() -> Reach.Listed.of(List.of(entry))).hasMessage(says);
    }

    /** The address that a refusal of {@code allow-private} means is never one that a list could allow. */
    @Test
    void no_list_allows_what_is_never_asked() {
        var everything = guard(Reach.Listed.of(List.of("0.0.0.0/0", "::/0", "imds.example.com", "linklocal.example.com")));

        for (var url : List.of("http://169.254.169.254/", "http://imds.example.com/", "http://linklocal.example.com/", "http://[ff02::1]/")) {
            assertThat(words(everything.decide(url))).endsWith(UrlText.NEVER);
        }
        assertThat(everything.decide("http://127.0.0.1:9093/")).isInstanceOf(Decision.Ask.class);
    }

    private static OutboundGuard guard(Reach reach) {
        return new OutboundGuard(reach, OutboundGuardTest::lookUp);
    }

    private static List<InetAddress> lookUp(String name) throws UnknownHostException {
        if (!NAMES.containsKey(name)) throw new UnknownHostException(name);
        return Arrays.stream(NAMES.getOrDefault(name, "").split(" ")).map(InetAddress::ofLiteral).toList();
    }

    private static String words(Decision decision) {
        return switch (decision) {
            case Decision.Ask _ -> "may be asked";
            case Decision.Refused refused -> refused.why();
            case Decision.Unknown _ -> "unknown";
        };
    }

    private static String unescaped(String cell) {
        return cell.replace("\\t", "\t").replace("\\n", "\n").replace("\\s", " ");
    }
}

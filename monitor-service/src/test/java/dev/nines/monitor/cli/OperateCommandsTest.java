package dev.nines.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.nines.db.access.Change;
import dev.nines.monitor.access.Scope;
import dev.nines.monitor.web.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Commands that speak to a running service, against one. Its clock stands in November 2026. */
class OperateCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static World world;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void open() {
        world = new World();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void a_silence_is_made_listed_and_ended() throws IOException {
        assertThat(run("silence", "create", "--match", "endpoint=sim", "-m", "model~Pro/*", "--lasts", "2h", "--reason", "notice 4711",
                "--author", "Jo Doe")).as(err.toString()).isZero();
        String id = text();
        assertThat(id).matches("sil-[0-9a-f]{8}");
        assertThat(err.toString()).contains("nines: endpoint=sim, model~Pro/* is silenced from ", " to 2026-11-02T16:05:09Z");

        assertThat(run("silence", "list")).isZero();
        assertThat(out.toString().lines()).first().asString().matches("id +state +match +from +to +author +reason");
        assertThat(out.toString().lines().filter(l -> l.startsWith(id))).singleElement().asString()
                .contains("active", "endpoint=sim, model~Pro/*", "2026-11-02T16:05:09Z", "Jo Doe", "notice 4711");
        assertThat(out.toString()).contains("file-backups", "pending", "the vendor's backups");

        assertThat(run("silence", "end", id)).isZero();
        assertThat(err.toString()).contains("nines: silence " + id + " (endpoint=sim, model~Pro/*) covers nothing any more");
        assertThat(out.toString()).isEmpty();
        assertThat(run("silence", "end", id)).isEqualTo(1);
        assertThat(err.toString()).startsWith("nines: it was ended at ");

        assertThat(run("silence", "list", "--all", "--json")).isZero();
        var ended = JSON.readTree(out.toString().lines().filter(l -> l.contains(id)).findFirst().orElseThrow());
        assertThat(ended.path("state").asText()).isEqualTo("ended");
        assertThat(ended.path("ended_by").asText()).matches("token .* \\(test\\)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            every week  | --weekly sat,sun --at 02:00 --lasts 2h --zone Europe/Zurich                      | {"weekly":{"days":["sat","sun"],"at":"02:00","lasts":"2h"},"zone":"Europe/Zurich"}
            every month | --monthly last --day friday --at 22:30 --lasts 90m --zone UTC --until 2999-01-01T00:00 | {"monthly":{"nth":"last","day":"friday","at":"22:30","lasts":"90m"},"zone":"UTC","until":"2999-01-01T00:00:00Z"}
            """)
    void a_silence_may_recur(String name, String options, String schedule) throws IOException {
        var words = new ArrayList<>(List.of("silence", "create", "--maintenance", "--match", "tier=pro", "--reason", "x", "--json"));
        words.addAll(List.of(options.split(" ")));

        assertThat(run(words.toArray(String[]::new))).as(err.toString()).isZero();

        var made = JSON.readTree(out.toString());
        assertThat(made.path("schedule").toString()).isEqualTo(schedule);
        assertThat(made.path("kind").asText()).isEqualTo("maintenance");
        assertThat(err.toString()).contains("tier=pro is silenced from ", ", and again");
    }

    @Test
    void receivers_are_listed_and_tried() {
        assertThat(run("receiver", "list")).isZero();
        assertThat(out.toString().lines()).hasSize(2).last().asString().matches("demo +webhook +\\* +2 +2026-11-02T14:03:37Z +2026-11-02T14:03:37Z +503 not now");

        assertThat(run("receiver", "test", "demo")).isZero();
        assertThat(text()).isEqualTo(world.box().added().getLast().id());
        assertThat(err.toString()).contains("nines: it is on its way to demo");

        assertThat(run("delivery", "replay", "msg_1")).isZero();
        assertThat(err.toString()).isEqualToNormalizingNewlines("nines: message msg_1 is on its way again\n");
        assertThat(world.noted()).extracting(Change::what).contains("receiver.tested", "message.replayed");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            receiver test nobody                                      | No receiver is named nobody.
            receiver test a/../b                                      | No receiver is named a/../b.
            delivery replay msg_x                                     | No message has the id msg_x.
            silence end sil-00000000                                  | No silence has the id sil-00000000.
            silence end file-backups                                  | this window stands in the configuration, under maintenance; take it out there, and reload
            """)
    void what_the_service_does_not_do_ends_with_1_and_its_reason(String command, String says) {
        assertThat(run(command.split(" "))).isEqualTo(1);

        assertThat(err.toString().lines()).singleElement().isEqualTo("nines: " + says);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            silence create --reason x --lasts 2h                              | missing required option: '--match=CONDITION'
            silence create --match tier=x --lasts 2h                          | missing required option: '--reason=TEXT'
            silence create --match tier=x --reason x                          | lasts (missing) must be given, such as 2h, or to, or weekly, or monthly
            silence create --match tir=x --reason x --lasts 2                 | match[0] "tir=x" names no label; did you mean "tier"?; lasts 2 has no unit; write 2s, 2m, 2h or 2d
            silence create --match tier=x --reason x --lasts 2h --at 02:00    | --at goes with --weekly and --monthly
            silence create --match tier=x --reason x --lasts 2h --day sunday  | --day goes with --monthly
            silence create --match tier=x --reason x --weekly mon --lasts 2h  | zone (missing) must be given beside weekly, such as Europe/Zurich; weekly.at (missing) must be given, such as "02:00"
            silence end                                                       | missing required parameter: 'ID'
            receiver test                                                     | missing required parameter: 'NAME'
            receiver list --url ftp://x                                       | --url "ftp://x" must
            """)
    void what_cannot_be_ends_with_2_and_what_would_be_right(String command, String says) {
        assertThat(run(command.split(" "))).isEqualTo(2);

        assertThat(err.toString().lines()).singleElement().asString().startsWith("nines: ").contains(says).endsWith("; see nines --help");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void without_a_token_it_is_said_where_one_is_looked_for() {
        assertThat(run(Map.of(), "receiver", "test", "demo")).isEqualTo(1);
        assertThat(err.toString()).contains("this needs a token of scope write", "nines token create makes one; put it into NINES_TOKEN");

        assertThat(run(Map.of("NINES_TOKEN", world.token(Scope.READ).reveal()), "receiver", "test", "demo")).isEqualTo(1);
        assertThat(err.toString()).contains("this needs scope write, and token ").doesNotContain("nines_");
        assertThat(run(Map.of("NINES_TOKEN", "a\nb"), "receiver", "list")).isEqualTo(2);
        assertThat(run(Map.of(), "receiver", "list")).isZero(); // reading needs none on this machine
    }

    @Test
    void a_service_that_is_not_there_is_one_sentence() throws IOException {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }

        assertThat(command(Map.of("NINES_URL", "http://127.0.0.1:" + port)).execute("silence", "list")).isEqualTo(1);

        assertThat(err.toString()).startsWith("nines: no answer from http://127.0.0.1:" + port + " (").contains("is the service running");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void a_token_follows_no_redirect_and_what_is_no_nines_is_told_apart() throws IOException {
        var asked = new AtomicInteger();
        var other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + world.port() + "/api/v1/receivers");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        other.start();
        try {
            var url = "http://127.0.0.1:" + other.getAddress().getPort();

            assertThat(command(Map.of()).execute("receiver", "list", "--url", url)).isEqualTo(1);

            assertThat(err.toString()).isEqualToNormalizingNewlines("nines: what answers at " + url + " is no Nines: status 302\n");
            assertThat(asked).hasValue(1);
        } finally {
            other.stop(0);
        }
    }

    private String text() {
        return out.toString().strip();
    }

    private int run(String... arguments) {
        return run(Map.of("NINES_TOKEN", world.token(Scope.WRITE).reveal()), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        var all = new HashMap<>(environment);
        all.put("NINES_URL", "http://127.0.0.1:" + world.port());
        return command(all).execute(arguments);
    }

    private CommandLine command(Map<String, String> environment) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Nines.commandLine(environment).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }
}

package dev.nines.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Attribute;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.json.ObservationJson;
import dev.nines.probe.simulator.SimulatedGateway;
import dev.nines.probe.simulator.script.Access;
import dev.nines.probe.simulator.script.DemoScript;
import dev.nines.probe.simulator.script.Script;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code nines probe} against the simulated gateway. */
class ProbeCommandTest {
    private static final String KEY = "sk-a-key-of-nobody-0123456789";

    private final SimulatedGateway gateway = SimulatedGateway.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), guarded(), InstantSource.system());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void one_question_is_one_line_of_a_table_and_0_when_it_was_answered() {
        int exit = ask(Map.of("NINES_API_KEY", KEY), "--model", DemoScript.FAST);

        assertThat(err.toString()).isEmpty();
        assertThat(out.toString().lines()).hasSize(6).anyMatch(line -> line.matches("   1  .* OK .* fresh.*"));
        assertThat(out.toString()).endsWith("1 run: 1 OK\n");
        assertThat(exit).isZero();
    }

    @Test
    void json_is_an_observation_a_line_and_the_summary_is_a_message() {
        int exit = ask(Map.of("MY_KEY", KEY), "--api-key-env", "MY_KEY", "--model", DemoScript.FAST, "--model",
                DemoScript.FALLBACK, "--count", "2", "--every", "20ms", "--json");

        assertThat(out.toString().lines().map(ObservationJson::read)).hasSize(4)
                .allMatch(o -> o.observationClass() == ObservationClass.OK)
                .extracting(o -> o.series().target().name())
                .contains("127.0.0.1/chat/" + DemoScript.FAST, "127.0.0.1/chat/" + DemoScript.FALLBACK);
        assertThat(out.toString().lines()).allMatch(line -> line.matches(".*,\"gaps_us\":\\[[0-9]+(,[0-9]+)*]}"));
        assertThat(err.toString()).isEqualTo("4 runs: 4 OK\n");
        assertThat(exit).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            kind,       options,                             name
            chat,       --model deepseek-ai/DeepSeek-V4-Flash, chat
            chat-whole, --model deepseek-ai/DeepSeek-V4-Flash, chat
            models,     '',                                  models
            """)
    void every_kind_of_question_can_be_asked_at_once_over_fresh_connections(String kind, String options, String name) {
        var words = Stream.of("--kind", kind, "--count", "2", "--every", "10ms", "--fresh", "--json");
        var given = Arrays.stream(options.split(" ")).filter(w -> !w.isEmpty());

        int exit = ask(Map.of("NINES_API_KEY", KEY), Stream.concat(words, given).toArray(String[]::new));

        assertThat(err.toString()).isEqualTo("2 runs: 2 OK\n");
        assertThat(out.toString().lines().map(ObservationJson::read)).hasSize(2)
                .allMatch(o -> o.series().target().probe().equals(name))
                .allMatch(o -> o.reply().attribute(Attribute.CONNECTION).orElseThrow().equals("fresh"));
        assertThat(exit).isZero();
    }

    @Test
    void a_run_that_was_not_ok_makes_it_1_and_the_line_says_why() {
        int exit = ask(Map.of(), "--model", DemoScript.FAST);

        assertThat(out.toString()).contains("AUTH", "HTTP 401");
        assertThat(exit).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            case                          | arguments                                          | said
            no model                      | --base-url http://h/v1                             | --model ID is missing
            no endpoint                   | --model m                                          | --base-url URL is missing
            a URL of another kind         | --model m --base-url ftp://h                       | must begin with https:// or http://
            the cloud's metadata service  | --model m --base-url http://169.254.169.254/v1     | which is never asked
            a duration without a unit     | --model m --base-url http://h --every 10           | has no unit; write 10s
            no run at all                 | --model m --base-url http://h --count 0            | must be a whole number from 1 to 1000000
            too fast without an end       | --model m --base-url http://h --every 99ms         | without an end is too fast
            a variable that is not set    | --model m --base-url http://h --api-key-env NONE   | names a variable that is not set
            a timeout of nothing          | --model m --base-url http://h --timeout 0s         | must be longer than nothing
            a key where ps shows it       | --model m --base-url http://h --api-key sk-secret1 | can be read by every user
            a password in the URL         | --model m --base-url http://u:sk-secret1@h/v1      | must not hold a user or a password
            a kind that there is not      | --model m --base-url http://h --kind voice         | is not one of chat, chat-whole
            a model of a list             | --model m --base-url http://h --kind models        | asks no model
            a file that is not there      | --model m --base-url http://h --ca none.pem        | cannot be read
            a key with a line end         | --model m --base-url http://h --api-key-env BROKEN | is no key
            """)
    void what_cannot_be_asked_is_one_sentence_and_2(String name, String arguments, String said) {
        int exit = run(Map.of("BROKEN", "sk-secret1\nX: y"), Stream.concat(Stream.of("probe"),
                Arrays.stream(arguments.split(" +"))).toArray(String[]::new));

        assertThat(err.toString().lines()).singleElement().asString().startsWith("nines: ").contains(said)
                .doesNotContain("sk-secret1");
        assertThat(out.toString()).isEmpty();
        assertThat(exit).isEqualTo(2);
    }

    private int ask(Map<String, String> environment, String... arguments) {
        var fixed = Stream.of("probe", "--base-url", "http://127.0.0.1:" + gateway.port() + "/v1");
        return run(environment, Stream.concat(fixed, Arrays.stream(arguments)).toArray(String[]::new));
    }

    private int run(Map<String, String> environment, String... arguments) {
        return Nines.commandLine(environment).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static Script guarded() {
        var demo = DemoScript.script();
        return new Script(demo.seed(), new Access.Keyed(KEY), demo.requestsPerMinute(), demo.models());
    }
}

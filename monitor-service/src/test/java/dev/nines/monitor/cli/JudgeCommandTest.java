package dev.nines.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code nines judge}, from the bytes of a log to what is printed and the exit code. */
class JudgeCommandTest {
    private static final String LOGS = "src/test/resources/judge/";
    private static final String API = "--preset api-99.9 --zone UTC";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_log_of_litellm_is_judged_in_words() throws IOException {
        int exit = judge(LOGS + "litellm.ndjson --mapping litellm --model deepseek* --fee", "2500 USD/month");

        assertThat(out.toString()).isEqualToNormalizingNewlines(Files.readString(Path.of(LOGS, "litellm.txt")));
        assertThat(err.toString()).isEmpty();
        assertThat(exit).isEqualTo(3);
    }

    @Test
    void a_log_of_litellm_is_judged_as_a_document() throws IOException {
        judge(LOGS + "litellm.ndjson --mapping litellm --json --model deepseek* --fee", "2500 USD/month");

        assertThat(out.toString().replaceFirst("\"software\" : \".*\"", "\"software\" : \"nines x\""))
                .isEqualToNormalizingNewlines(Files.readString(Path.of(LOGS, "litellm.json")));
    }

    @ParameterizedTest
    @CsvSource({"spend-logs.csv, litellm", "openai.ndjson, openai"})
    void the_same_requests_written_otherwise_are_judged_alike(String file, String mapping) {
        judge(LOGS + "litellm.ndjson --mapping litellm");
        var payloads = verdicts();

        judge(LOGS + file + " --mapping " + mapping);

        assertThat(verdicts()).isEqualTo(payloads).contains("33 of 36 runs", "bad: CONNECT 1, SERVER_ERROR 1, TIMEOUT 1",
                "excluded: BAD_REQUEST 1, RATE_LIMITED 1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            case,                            good, bad, exit, word
            all answered,                    1000, 0,   0,    MET
            exactly the promise,             999,  1,   0,    MET
            one too many,                    998,  2,   3,    BREACHED
            """)
    void the_exit_code_is_the_verdict(String name, int good, int bad, int exit, String word) throws IOException {
        assertThat(judge(log(good, bad, 0).toString())).isEqualTo(exit);
        assertThat(out.toString()).startsWith("API, 99.9 % of requests: " + word);
    }

    @Test
    void what_was_no_test_of_the_service_for_the_most_part_is_undecided() throws IOException {
        assertThat(judge(log(800, 0, 200).toString())).isEqualTo(4);
        assertThat(out.toString()).contains("UNDECIDED", "LOW_COVERAGE", "coverage 800 of 1,000");
    }

    @Test
    void a_bad_line_is_counted_and_told_or_ends_it_where_that_is_asked() throws IOException {
        var log = log(1000, 0, 0);
        Files.writeString(log, Files.readString(log) + "2026-10-31T23:00:00Z,m,perhaps\n");

        assertThat(judge(log.toString())).isZero();
        assertThat(out.toString()).contains("not read   1 line:", ":1002: outcome \"perhaps\" is no word for success or failure");
        assertThat(judge(log + " --strict")).isEqualTo(2);
        assertThat(err.toString()).contains("nines: 1 line was not understood:", ":1002: outcome");
    }

    @Test
    void a_period_is_whole_or_named() throws IOException {
        var log = Files.writeString(folder.resolve("part.csv"), "time,model,status\n2026-10-05T00:00:00Z,m,200\n2026-10-07T00:00:00Z,m,200\n");

        assertThat(judge(log.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("no whole period of contract judged that is over; name a part of one by --period");
        assertThat(judge(log + " --period 2026-10")).isZero();
        assertThat(out.toString()).contains("PARTIAL: the log begins at 2026-10-05T00:00:00Z", "PARTIAL: the log ends at 2026-10-07T00:00:00Z",
                "2 of 2 runs");
        assertThat(judge(log + " --period 2026-10-06..2026-10-09")).isZero();
        assertThat(out.toString()).contains("1 request outside of the judged time", "1 of 1 runs");
    }

    @Test
    void a_contract_of_a_file_says_which_models_it_covers() throws IOException {
        var config = Files.writeString(folder.resolve("nines.yaml"), """
                endpoints: { gw: { base-url: "https://gateway.example.com/v1" } }
                tiers: { pro: ["Pro/*"], standard: ["*"] }
                probes: { chat: { endpoint: gw, models: ["*"] } }
                contracts:
                  pro: { preset: api-99.9, applies-to: { tier: pro }, zone: UTC, active-from: 2026-01-01, fee: 100 USD/month }
                  other: { preset: api-99.9, applies-to: { tier: standard }, zone: UTC, active-from: 2026-01-01, fee: 100 USD/month }
                """);
        var log = Files.writeString(folder.resolve("two.csv"), "time,model,status\n2026-10-01T00:00:00Z,Pro/a,200\n2026-10-31T23:00:00Z,b,500\n");

        assertThat(run("judge", "-c", config.toString(), "--contract", "pro", log.toString())).isZero();
        assertThat(out.toString()).contains("1 request of models that the contract does not cover: b");
        assertThat(run("judge", "-c", config.toString(), "--contract", "other", log.toString())).isEqualTo(3);
        assertThat(run("judge", "-c", config.toString(), log.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--contract ID is missing; there is \"other\", \"pro\"");
    }

    @Test
    void columns_may_be_named_one_by_one_or_in_a_file() throws IOException {
        var log = Files.writeString(folder.resolve("own.csv"), "began;name;code;took\n1790812800;m;200;0.5\n1793404800;m;503;0.1\n");
        var mapping = Files.writeString(folder.resolve("own.yaml"), "columns: { time: began, model: [name, other], status: code, total: took:s }\n");

        assertThat(judge(log + " --map time=began --map model=name --map status=code --map total=took:s")).isEqualTo(3);
        var named = out.toString();
        assertThat(judge(log + " --mapping " + mapping)).isEqualTo(3);
        assertThat(out.toString()).isEqualTo(named).contains("1 of 2 runs", "bad: SERVER_ERROR 1");
        assertThat(judge(log + " --format csv --mapping " + mapping)).as("delimited by what its head has most of").isEqualTo(3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            case                     | arguments                                                   | said
            no contract              | x.csv                                                       | which contract? give either -c FILE, with --contract ID, or --preset NAME
            two contracts            | x.csv -c nines.yaml --preset api-99.9                       | which contract? give either
            a zone beside a file    | x.csv -c nines.yaml --zone UTC                              | --zone, --fee and --set are of a preset; the contract of nines.yaml
            a fee beside a file     | x.csv -c nines.yaml --fee 100                                | --zone, --fee and --set are of a preset
            a key beside a file     | x.csv -c nines.yaml --set latency.limit=800ms               | --zone, --fee and --set are of a preset
            no zone                  | x.csv --preset api-99.9                                     | --zone ZONE is missing
            no such preset           | x.csv --preset none --zone UTC                              | names no preset
            a value that is none     | x.csv --preset pro-channel-99.9 --zone UTC --set latency.limit=fast | contracts.judged.latency.limit
            no such key              | x.csv --preset api-99.9 --zone UTC --set zome=UTC           | did you mean "zone"?
            no such mapping          | x.csv --preset api-99.9 --zone UTC --mapping lite           | names no mapping; there is "litellm", "nines", "openai"
            no such field            | x.csv --preset api-99.9 --zone UTC --map totl=a             | names no field; did you mean "total"?
            a length without a unit  | x.csv --preset api-99.9 --zone UTC --map total=took         | does not say its unit; write took:ms
            no such period           | x.csv --preset api-99.9 --zone UTC --period october         | is no period; write 2026-10
            a period in the future   | x.csv --preset api-99.9 --zone UTC --period 2999-01         | is not over before 2999-02-01T00:00:00Z
            no such format           | x.csv --preset api-99.9 --zone UTC --format xml             | is not one of auto, csv, ndjson
            no such delimiter        | x.csv --preset api-99.9 --zone UTC --delimiter x            | is none; write , ;
            no such file             | x.csv --preset api-99.9 --zone UTC                          | there is no file x.csv
            no log                   | --preset api-99.9 --zone UTC                                | missing required parameter
            """)
    void what_cannot_be_judged_is_one_sentence_and_2(String name, String arguments, String said) {
        int exit = run(Stream.concat(Stream.of("judge"), Arrays.stream(arguments.split(" "))).toArray(String[]::new));

        assertThat(err.toString()).startsWith("nines: ").contains(said);
        assertThat(out.toString()).isEmpty();
        assertThat(exit).isEqualTo(2);
    }

    @Test
    void a_bar_is_drawn_on_stderr_and_wiped_where_it_is_wanted() throws IOException {
        judge(log(1000, 0, 0) + " --progress always");

        assertThat(err.toString()).endsWith("\r" + " ".repeat(79) + "\r");
        assertThat(out.toString()).doesNotContain("\r");
    }

    /** Of October, in the order of time: answers, then failures, then requests that their client gave up. */
    private Path log(int good, int bad, int given) throws IOException {
        int all = good + bad + given;
        var lines = IntStream.range(0, all).mapToObj(i -> 1_790_812_800L + i * (2_678_399L / all) + ",m," + (i < good ? 200 : i < good + bad ? 500 : 499))
                .collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve("log-" + all + "-" + bad + ".csv"), "time,model,status\n" + lines + "\n");
    }

    /** What was found, without the line that names the file. */
    private String verdicts() {
        var text = out.toString().lines().filter(line -> !line.startsWith("log ")).collect(Collectors.joining("\n"));
        out.getBuffer().setLength(0);
        return text;
    }

    private int judge(String arguments, String... more) {
        out.getBuffer().setLength(0);
        var all = Stream.of(Stream.of("judge"), Arrays.stream(arguments.split(" ")), Arrays.stream(more), Arrays.stream(API.split(" ")))
                .flatMap(s -> s);
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Nines.commandLine(Map.of()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
    }
}

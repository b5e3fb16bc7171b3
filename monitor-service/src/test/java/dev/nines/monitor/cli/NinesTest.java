package dev.nines.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.ParameterizedTest;

class NinesTest {
    private static final String EXAMPLE = Path.of("..", "docs", "nines.example.yaml").toString();
    private static final String BAD = "src/test/resources/config/bad/keys-of-a-later-version.yaml";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void check_says_what_a_right_file_asks_for() {
        int exit = run("check", EXAMPLE);

        assertThat(out.toString()).startsWith(EXAMPLE + " is right: 1 endpoint, 2 tiers, ")
                .contains("asks    in 30 days, at most", "tokens in  tokens out", "each that \"Pro/*\" finds", "its limits allow", "keeps   on disk, about", "after 10 years");
        assertThat(exit).isZero();
    }

    @Test
    void check_explains_what_the_contracts_come_to() {
        run("check", EXAMPLE);

        assertThat(out.toString()).contains("judges  what the contracts come to", "a window of 1 h has 60 samples: too few for p99, which needs 100");
    }

    @Test
    void check_prints_the_schema_that_editors_read() {
        int exit = run("check", "--schema");

        assertThat(out.toString()).startsWith("{").contains("\"https://json-schema.org/draft/2020-12/schema\"", "\"applies-to\"");
        assertThat(exit).isZero();
    }

    @Test
    void check_prints_the_effective_configuration_and_no_secret() {
        int exit = run("check", "--effective", EXAMPLE);

        assertThat(out.toString()).contains("idle: 10s  # default", "percentile: p99  # preset", "api-key: \"${GLOBAL_API_KEY}\"", "webhook: \"(hidden)\"")
                .doesNotContain("sk-x", "MDEy", "hooks.example.com");
        assertThat(exit).isZero();
    }

    @Test
    void check_needs_a_file_or_the_schema_to_print() {
        assertThat(run("check")).isEqualTo(2);
        assertThat(run("check", "--effective", BAD)).isEqualTo(2);
        assertThat(err.toString()).contains("nines: missing required parameter: 'FILE'", "has 1 problem");
    }

    @Test
    void check_goes_on_after_a_wrong_file_and_ends_with_2() {
        int exit = run("check", BAD, "no-such.yaml", EXAMPLE);

        assertThat(err.toString()).contains("has 1 problem", "\"routes\" is not a key of this version",
                "cannot read the configuration no-such.yaml: there is no such file");
        assertThat(out.toString()).contains("is right");
        assertThat(exit).isEqualTo(2);
    }

    @Test
    void an_option_that_does_not_exist_is_one_sentence() {
        int exit = run("serve", "--prot", "80");

        assertThat(err.toString().lines()).singleElement().asString().startsWith("nines: unknown option")
                .endsWith("; see nines --help");
        assertThat(exit).isEqualTo(2);
    }

    @Test
    void a_script_that_is_none_is_told_with_what_would_be_right() {
        int exit = run("simulate", "--script", "no-such.json");

        assertThat(err.toString()).isEqualToNormalizingNewlines("cannot read no-such.json: there is no such file\n");
        assertThat(exit).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            token create --scope read                              | missing required option: '--name=NAME'
            token create --name x                                  | missing required option: '--scope=SCOPE'
            token create --name a/b --scope read                   | --name "a/b" is no name; use letters, digits, dots, - and _, at most 63
            token create --name x --scope root                     | --scope "root" is no scope; known are read, write, admin, probe
            token create --name x --scope read,all                 | --scope "all" is no scope; known are read, write, admin, probe
            token create --name x --scope read --expires 90        | --expires "90" has no unit; write 90s, 90m, 90h or 90d
            token create --name x --scope read --expires 3651d     | --expires "3651d" must be at most 3650d
            token revoke                                           | missing required parameter: 'ID'
            token list --data no-such-folder                       | there is no data folder
            """)
    void what_a_token_cannot_be_is_said_in_one_sentence(String command, String says) {
        int exit = run(command.split(" "));

        assertThat(err.toString().lines()).singleElement().asString().startsWith("nines: " + says).endsWith("; see nines --help");
        assertThat(out.toString()).isEmpty();
        assertThat(exit).isEqualTo(2);
    }

    @Test
    void help_names_every_command() {
        int exit = run("--help");

        assertThat(out.toString()).contains("serve", "check", "simulate", "token", "--config", "--data", "--host", "--port");
        assertThat(exit).isZero();
    }

    private int run(String... arguments) {
        var environment =
                Map.of("GLOBAL_API_KEY", "sk-x", "HOOK_SECRET", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3", "KEY", "k");
        return Nines.commandLine(environment).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}

package dev.nines.probe.simulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.probe.simulator.SimulatedGateway;
import dev.nines.probe.simulator.script.Access;
import dev.nines.probe.simulator.script.Fault;
import dev.nines.probe.simulator.script.LatencyModel;
import dev.nines.probe.simulator.script.Lengths;
import dev.nines.probe.simulator.script.Pace;
import dev.nines.probe.simulator.script.Prices;
import dev.nines.probe.simulator.script.Spell;
import dev.nines.probe.simulator.script.SimulatedModel;
import dev.nines.probe.simulator.script.Trouble;
import dev.nines.probe.simulator.script.Troubles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptFileTest {
    @Test
    void the_example_that_ships_is_a_script() throws Exception {
        var script = ScriptFile.read(example());

        assertThat(script.seed()).isEqualTo(20261001);
        assertThat(script.access()).isEqualTo(new Access.Keyed("sk-example"));
        assertThat(script.toString()).doesNotContain("sk-example");
        assertThat(script.requestsPerMinute()).isEqualTo(600);
        assertThat(script.models()).hasSize(2).last().isEqualTo(new SimulatedModel(
                "Pro/deepseek-ai/DeepSeek-R1", "pro", Prices.usdPerMillion("0.55", "2.19"),
                new Pace(LatencyModel.of(Duration.ofMillis(430), 0.16), LatencyModel.of(Duration.ofMillis(28), 0.2)),
                new Lengths(26, 7, 9, 6), new Troubles(
                        List.of(Trouble.outage(spell(60, 150).repeatedEvery(Duration.ofMinutes(15)), Fault.HTTP_503),
                                new Trouble.Fails(Spell.always(), Fault.STALL, 0.001)),
                        List.of(Trouble.outage(spell(738_000, 741_600), Fault.HTTP_503)))));
    }

    @Test
    void every_problem_is_told_at_once_with_its_place() throws Exception {
        String wrong = Files.readString(example())
                .replace("\"api_key\": \"sk-example\"", "\"apikey\": \"sk-example\"")
                .replace("\"280ms\"", "\"soon\"")
                .replace("\"tail_share\": 0.01", "\"tail_share\": 2")
                .replace("\"longest_answer\": 13", "\"longest_answer\": 7")
                .replace("\"rate-limited\"", "\"tired\"")
                .replace("\"to\": \"150s\"", "\"to\": \"50s\"")
                .replace("\"prompt\": 26, ", "")
                .replace("\"0.00000055\"", "0.00000055")
                .replace("{ \"fails\": \"stall\", \"share\": 0.001 }", "7");

        assertThatThrownBy(() -> ScriptFile.parse("my.json", wrong)).isInstanceOf(UnreadableScript.class).hasMessage("""
                my.json has 9 problems
                  apikey is not known here, there are seed, api_key, requests_per_minute, models
                  models[0].first_token.median is "soon", must be a duration such as 350ms, 90s, 15m, 2h or 1d
                  models[0].first_token.tail_share is 2, must be a number in 0..1
                  models[0].tokens.longest_answer is 7, must be a whole number in 8..100000
                  models[0].troubles[0].fails is "tired", must be one of http-500, http-503, rate-limited, reset, stall, truncated, malformed
                  models[1].prices.prompt is 0.00000055, must be a text such as "0.00000014", US dollars for one token
                  models[1].tokens.prompt is missing, must be a whole number in 1..100000
                  models[1].troubles[0].to is "50s", must be a duration such as 350ms, 90s, 15m, 2h or 1d, above 60s
                  models[1].troubles[1] is 7, must be an object with fails, share, from, to, every""");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
        case               | json                          | message
        nothing            | ``                            | my.json has 2 problems
        a list             | []                            | the file is a list, must be an object with seed, api_key
        no models          | {}                            | models is empty, must be a list with a model
        one model, no list | {"models":{}}                 | models is an object, must be a list
        cut off            | {"models":[                   | my.json is not JSON: Unexpected end-of-input
        a field twice      | {"seed":1,"seed":2}           | my.json is not JSON: Duplicate field 'seed'
        a large seed       | {"seed":99999999999999999999} | seed is 99999999999999999999, must be a whole number in 0..
        """)
    void what_is_no_script_says_why(String name, String json, String message) {
        assertThatThrownBy(() -> ScriptFile.parse("my.json", json)).as(name)
                .isInstanceOf(UnreadableScript.class)
                .hasMessageContaining(message);
    }

    @Test
    void two_models_of_one_name_are_a_problem() throws Exception {
        String wrong = Files.readString(example())
                .replace("Pro/deepseek-ai/DeepSeek-R1", "deepseek-ai/DeepSeek-V4-Flash");

        assertThatThrownBy(() -> ScriptFile.parse("my.json", wrong))
                .hasMessage("my.json has 1 problem\n  models[1].id is \"deepseek-ai/DeepSeek-V4-Flash\" again");
    }

    @Test
    void a_file_that_is_not_there_is_named(@TempDir Path dir) {
        var file = dir.resolve("none.json");

        assertThatThrownBy(() -> ScriptFile.read(file))
                .isInstanceOf(UnreadableScript.class)
                .hasMessage("cannot read " + file + ": there is no such file");
    }

    private static Spell spell(long fromSecond, long toSecond) {
        return Spell.once(Duration.ofSeconds(fromSecond), Duration.ofSeconds(toSecond));
    }

    private static Path example() throws Exception {
        return Path.of(Objects.requireNonNull(SimulatedGateway.class.getResource("example-script.json")).toURI());
    }
}

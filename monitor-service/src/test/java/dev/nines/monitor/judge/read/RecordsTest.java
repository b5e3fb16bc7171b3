package dev.nines.monitor.judge.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.judge.line.Mappings;
import dev.nines.monitor.judge.line.Paths;
import dev.nines.monitor.judge.read.Chunk.Kind;
import dev.nines.probe.Observation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that nobody should write, each between two good ones that must not be lost. In the tables {@code ⏎} is a line feed. */
class RecordsTest {
    private static final String GOOD = "{\"time\":1790999999,\"model\":\"m\",\"status\":200}";
    private static final List<String> COLUMNS = List.of("time", "model", "status", "total_ms", "note");

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            case                       | line                                                              | said
            cut                        | {"time":1790999999,"model":"m                                     | 2: is not whole JSON
            cut between two values     | {"time":1790999999,"model":"m",                                   | 2: is not whole JSON
            no JSON                    | hello                                                             | 2: is not whole JSON
            a number                   | 17                                                                | 2: is no JSON object
            a list                     | [{"time":1790999999,"model":"m","status":200}]                    | 2: is no JSON object
            a NUL                      | {"time":1790999999,"model":"m\u0000","status":200}                | 2: is not whole JSON
            two objects                | {"time":1790999999,"model":"m","status":200}{"a":1}               | 2: has text after the JSON object
            over two lines             | {"time":1790999999,"model":"m",⏎"status":200}                     | 2: is not whole JSON, 3: is no JSON object
            no time                    | {"model":"m","status":200}                                        | 2: time is missing
            no model                   | {"time":1790999999,"status":200}                                  | 2: model is missing
            nothing is no model        | {"time":1790999999,"model":null,"status":200}                     | 2: model is missing
            no ending                  | {"time":1790999999,"model":"m"}                                   | 2: nothing says how it ended: no class, outcome, status, error-type or error
            a wrong type               | {"time":{"s":1},"model":"m","status":200}                         | 2: time must be a single value
            a wrong unit               | {"time":1790999,"model":"m","status":200}                         | 2: time "1790999" is no time between the years 2000 and 2100
            a negative length          | {"time":1790999999,"model":"m","status":200,"total_ms":-1}        | 2: total "-1" must not be negative
            an absurd length           | {"time":1790999999,"model":"m","status":200,"total_ms":1e12}      | 2: total "1e12" is longer than a week
            a length in words          | {"time":1790999999,"model":"m","status":200,"total_ms":"1 s"}     | 2: total "1 s" is no number
            half a token               | {"time":1790999999,"model":"m","status":200,"output_tokens":-4}   | 2: output-tokens "-4" is no number of tokens
            a status in words          | {"time":1790999999,"model":"m","status":"fine"}                   | 2: outcome "fine" is no word for success or failure
            a thousand levels          | {"a":DEEP,"time":1790999999,"model":"m","status":200}             | 2: is not whole JSON
            """)
    void a_bad_line_of_json_is_told_with_its_place_and_costs_no_other(String name, String line, String said) {
        var text = line.replace('⏎', '\n').replace("DEEP", "[".repeat(2_000) + "]".repeat(2_000));

        var batch = new NdjsonRecords(Mappings.NINES).read(chunk(GOOD + "\n" + text + "\n" + GOOD + "\n"));

        assertThat(told(batch)).isEqualTo(said);
        assertThat(batch.observations().stream().filter(o -> o.scheduledAt().getEpochSecond() == 1_790_999_999)).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            case                   | line                            | said
            too few fields         | 1790999999,m                    | 2: has 2 fields where the head has 5
            too many fields        | 1790999999,m,200,1,,            | 2: has 6 fields where the head has 5
            text behind a quote    | 1790999999,"m"x,200,1,          | 2: has text behind a closing quote
            no time                | ,m,200,1,                       | 2: time is missing
            a NUL in a number      | 1790999999,m,200,1\u0000,       | 2: total "1?" is no number
            a formula              | =1+1,m,200,1,                   | 2: time "=1+1" is no time between the years 2000 and 2100
            """)
    void a_bad_line_of_csv_is_told_with_its_place_and_costs_no_other(String name, String line, String said) {
        var batch = csv("1790999999,m,200,1,\n" + line + "\n1790999999,m,200,1,\n");

        assertThat(told(batch)).isEqualTo(said);
        assertThat(batch.observations()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 4_096})
    void the_hole_that_a_rotated_file_begins_with_costs_its_line_alone(int bytes) {
        var batch = new NdjsonRecords(Mappings.NINES).read(chunk("\0".repeat(bytes) + GOOD + "\n" + GOOD + "\n"));

        assertThat(told(batch)).isEqualTo("1: is not whole JSON");
        assertThat(batch.observations()).hasSize(1);
    }

    @Test
    void a_quote_that_is_never_closed_costs_its_line_alone() {
        var batch = csv("1790999999,m,200,1,\"note\n1790999999,m,200,1,\n1790999999,m,200,1,\n");

        assertThat(told(batch)).isEqualTo("1: has a quote that is never closed");
        assertThat(batch.observations()).hasSize(2);
    }

    @Test
    void a_field_may_hold_lines_and_they_count_as_lines() {
        var batch = csv("1790999999,m,200,1,\"one\ntwo\nthree\"\n1790999999,m,200,fast,\n");

        assertThat(told(batch)).isEqualTo("4: total \"fast\" is no number");
        assertThat(batch.lines()).isEqualTo(4);
    }

    @Test
    void of_two_values_of_one_name_the_last_counts_and_an_absurd_key_harms_nobody() {
        var batch = new NdjsonRecords(Mappings.NINES).read(chunk(
                "{\"" + "k".repeat(40_000) + "\":1,\"time\":1790999999,\"model\":\"a\",\"model\":\"b\",\"status\":200}\n"));

        assertThat(batch.observations()).extracting(o -> o.series().target().model()).containsExactly("b");
    }

    @Test
    void nested_fields_are_found_in_tables_in_texts_and_in_columns_with_dots() {
        var spend = "{\"startTime\":\"2026-10-03 11:00:00\",\"endTime\":\"2026-10-03 11:00:01\",\"model\":\"m\",\"status\":\"failure\","
                + "\"metadata\":\"{\\\"error_information\\\":{\\\"error_code\\\":\\\"429\\\"}}\"}\n";
        var batch = new NdjsonRecords(Mappings.LITELLM).read(chunk(spend));
        var names = List.of("startTime", "model", "status", "metadata");
        var records = new CsvRecords(new CsvHead((byte) ',', names, Paths.of(Mappings.LITELLM)), Mappings.LITELLM);
        var cell = "2026-10-03 11:00:00,m,failure,\"{\"\"error_information\"\": {\"\"error_class\"\": \"\"Timeout\"\"}}\"\n";
        var dotted = List.of("startTime", "model", "status", "error_information.error_code");
        var flat = new CsvRecords(new CsvHead((byte) ',', dotted, Paths.of(Mappings.LITELLM)), Mappings.LITELLM);

        assertThat(classes(batch)).isEqualTo("RATE_LIMITED");
        assertThat(classes(records.read(chunk(cell)))).isEqualTo("TIMEOUT");
        assertThat(classes(flat.read(chunk("2026-10-03 11:00:00,m,failure,503\n")))).isEqualTo("SERVER_ERROR");
    }

    private static Batch csv(String text) {
        return new CsvRecords(new CsvHead((byte) ',', COLUMNS, Paths.of(Mappings.NINES)), Mappings.NINES).read(chunk(text));
    }

    private static Chunk chunk(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Chunk(bytes, bytes.length, Kind.RECORDS);
    }

    private static String told(Batch batch) {
        return batch.misread().stream().map(m -> batch.linesBefore(m.offset()) + 1 + ": " + m.reason()).collect(Collectors.joining(", "));
    }

    private static String classes(Batch batch) {
        return batch.observations().stream().map(Observation::observationClass).map(Enum::name).collect(Collectors.joining(" "));
    }
}

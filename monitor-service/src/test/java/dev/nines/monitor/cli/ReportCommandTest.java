package dev.nines.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.db.access.Change;
import dev.nines.monitor.access.Scope;
import dev.nines.monitor.statement.copy.StatementCopy;
import dev.nines.monitor.web.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement by page, API and command line. */
class ReportCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static World world;

    @TempDir
    private Path folder;

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

    @ParameterizedTest
    @ValueSource(strings = {"html", "json", "csv", "pdf", "zip"})
    void page_api_and_command_line_give_the_same_bytes(String format) throws Exception {
        assertThat(run("report", "--contract", "pro-channel", "--period", "2026-10", "--format", format, "--out", folder.toString())).as(err.toString()).isZero();

        var file = folder.resolve("pro-channel-2026-10-statement." + format);
        assertThat(out.toString().lines()).contains(file.toString());
        var page = get("/reports/pro-channel/2026-10." + format);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Files.readAllBytes(file)).isEqualTo(page.body())
                .isEqualTo(get("/api/v1/statements/pro-channel/2026-10/statement." + format).body())
                .isEqualTo(get("/reports/pro-channel/2026-10." + format + "?revision=1").body());
        assertThat(err.toString()).contains("nines: pro-channel for 2026-10, revision 1: BREACHED, credit 250.00 USD, to be claimed by 2026-11-30");
        try (var left = Files.list(folder)) {
            assertThat(left).noneMatch(path -> path.toString().endsWith(".part"));
        }
    }

    @Test
    void what_was_archived_beside_the_document_is_a_file_too() throws Exception {
        var view = JSON.readTree(get("/api/v1/statements/pro-channel/2026-10").body());

        assertThat(view.path("files")).extracting(f -> f.path("name").asText()).contains("statement.json", "roots.csv");
        assertThat(view.path("claim").path("days_left").asInt()).isEqualTo(28);
        assertThat(view.path("revisions").size()).isEqualTo(1);
        for (var file : view.path("files")) assertThat(get(file.path("href").asText()).statusCode()).as(file.toString()).isEqualTo(200);
        assertThat(new String(get("/api/v1/statements/pro-channel/2026-10/roots.csv").body(), StandardCharsets.UTF_8)).isEqualTo("series,day\r\n");
    }

    @Test
    void a_running_period_is_a_forecast_in_its_name_and_its_words() throws Exception {
        assertThat(run("report", "-c", "pro-channel", "-p", "2026-11", "-f", "json,html", "-o", folder.toString())).as(err.toString()).isZero();

        var json = JSON.readTree(Files.readString(folder.resolve("pro-channel-2026-11-forecast-statement.json")));
        assertThat(json.path("issue").path("standing").asText()).isEqualTo("forecast");
        assertThat(json.path("claim").path("last_day").asText()).isEmpty();
        assertThat(json.path("quality").path(0).asText()).startsWith("FORECAST: ");
        assertThat(err.toString()).contains("a forecast as of 2026-11-02T14:05:09Z, which decides nothing");
    }

    @Test
    void judging_again_is_noted() {
        assertThat(run("report", "-c", "pro-channel", "-p", "2026-10", "-f", "json", "-o", folder.toString(), "--judge")).as(err.toString()).isZero();

        assertThat(world.noted()).extracting(Change::what).contains("statement.judged");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            -c nobody -p 2026-10 -f json                                  | 1 | There is no statement of nobody for 2026-10. The contracts are: pro-channel
            -c pro-channel -p 2026-09 -f json                             | 1 | There is no statement of pro-channel for 2026-09.
            -c pro-channel -p 2026-10 -f json --revision 7                | 1 | There is no revision 7 of the statement of pro-channel for 2026-10.
            -c ../../etc/passwd -p ../.. -f json                          | 1 | There is no statement of ../../etc/passwd for ../...
            -c nobody -p 2026-10 -f json --judge                          | 1 | There is no period 2026-10 of a contract nobody.
            -c pro-channel -p 2026-10 -f docx                             | 2 | must be of pdf, html, csv, json, zip: "docx"
            -c pro-channel -p 2026-10 -f json --observations all          | 2 | goes with --format zip
            """)
    void what_there_is_not_is_said_and_nothing_is_written(String options, int exit, String why) throws IOException {
        var words = new ArrayList<>(List.of("report", "-o", folder.toString()));
        words.addAll(List.of(options.split(" ")));

        assertThat(run(words.toArray(String[]::new))).isEqualTo(exit);

        assertThat(err.toString()).contains(why);
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void names_of_files_and_headers_are_plain_whatever_a_contract_is_called() {
        assertThat(StatementCopy.fileName("../a\"b\r\nc", "2026-06-12..2026-06-30", "statement.json"))
                .isEqualTo("_a_b_c-2026-06-12_2026-06-30-statement.json");
    }

    private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.port() + path)).build(), BodyHandlers.ofByteArray());
        }
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var environment = Map.of("NINES_URL", "http://127.0.0.1:" + world.port(), "NINES_TOKEN", world.token(Scope.WRITE).reveal());
        return Nines.commandLine(environment).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
    }
}

package dev.nines.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.monitor.seal.SealJson;
import dev.nines.monitor.seal.SealKey;
import dev.nines.sla.seal.Seal;
import dev.nines.sla.seal.Seal.SealedFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private final SealKey key = SealKey.read(SealKey.fresh());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private Path statement = Path.of("");

    @BeforeEach
    void write() throws IOException {
        byte[] text = "{\"credit\":\"250.00\"}".getBytes(StandardCharsets.UTF_8);
        statement = Files.write(folder.resolve("oct.json"), text);
        Files.writeString(folder.resolve("oct.seal.json"), SealJson.signed(new Seal(List.of(SealedFile.of("statement.json", text))), key).text());
        Files.writeString(folder.resolve("key.pem"), key.open().pem());
    }

    @Test
    void a_statement_that_nobody_changed_ends_with_0() {
        assertThat(run("verify", statement.toString(), "--key", folder.resolve("key.pem").toString())).isZero();
        assertThat(out.toString().lines()).last().asString().isEqualTo("unchanged since it was sealed by " + key.open().name() + ": " + statement
                + " (1 sealed files, 0 roots of days, 0 rows)");
    }

    @Test
    void one_that_somebody_changed_ends_with_1_and_says_what() throws IOException {
        Files.writeString(statement, "{\"credit\":\"950.00\"}");

        assertThat(run("verify", statement.toString())).isEqualTo(1);
        assertThat(out.toString().lines()).first().asString().startsWith("WRONG statement.json: was changed: its SHA-256 is ");
        assertThat(out.toString().lines()).last().asString().startsWith("NOT as it was sealed: " + statement + ", 1 found");
    }

    @Test
    void programs_get_json() throws IOException {
        Files.writeString(statement, "{\"credit\":\"950.00\"}");

        run("verify", "--json", statement.toString());

        var json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("unchanged").booleanValue()).isFalse();
        assertThat(json.path("key").textValue()).isEqualTo(key.open().name());
        assertThat(json.path("problems").path(0).path("where").textValue()).isEqualTo("statement.json");
        assertThat(json.path("notes").path(0).path("what").textValue()).startsWith("the key came with the file");
    }

    @Test
    void what_is_no_file_is_a_wrong_use() throws IOException {
        Files.writeString(folder.resolve("empty.pem"), "no key here");

        assertThat(run("verify")).isEqualTo(2);
        assertThat(run("verify", folder.toString())).isEqualTo(2);
        assertThat(run("verify", folder.resolve("gone.zip").toString())).isEqualTo(2);
        assertThat(run("verify", statement.toString(), "--seal", folder.resolve("gone").toString())).isEqualTo(2);
        assertThat(run("verify", statement.toString(), "--key", folder.resolve("gone").toString())).isEqualTo(2);
        assertThat(run("verify", statement.toString(), "--key", folder.resolve("empty.pem").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("what is to be checked is a folder, and should be a file: " + folder, "what is to be checked is not there: ",
                "--seal is not there: ", "--key is not there: ", "--key: holds no public key in PEM: ");
    }

    @Test
    void what_is_drawn_from_a_statement_is_no_file_to_check() throws IOException {
        for (var name : List.of("oct.pdf", "oct.HTML", "failures.csv")) {
            assertThat(run("verify", Files.writeString(folder.resolve(name), "%PDF").toString())).isEqualTo(2);
        }
        assertThat(err.toString()).contains("bears no seal of its own: check the .zip that holds it, or the statement's .json: ");
    }

    private int run(String... arguments) {
        return Nines.commandLine(Map.of()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
    }
}

package dev.nines.monitor.statement.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.monitor.statement.Specimen;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.statement.file.EvidenceZip.Named;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("the zone and the locale are the whole JVM's")
class EvidenceZipTest {
    private static final Instant AT = Instant.parse("2026-10-31T23:00:00Z");
    private static final List<Named> FILES = List.of(text("observations/1.csv", "slot\r\n"), text("failures.csv", "slot\r\n"), text("statement.json", "{}"));

    @Test
    void files_come_in_the_order_that_a_reader_wants_them() throws IOException {
        assertThat(names(zip(FILES))).containsExactly("statement.json", "failures.csv", "observations/1.csv");
    }

    @Test
    void the_same_files_make_the_same_bytes_wherever_they_are_packed() throws IOException {
        var first = zip(FILES);
        var zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));

            assertThat(zip(List.of(FILES.get(1), FILES.get(0), FILES.get(2)))).isEqualTo(first);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void an_entry_bears_the_time_of_the_statement() throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip(FILES)))) {
            assertThat(in.getNextEntry().getTimeLocal()).isEqualTo(LocalDateTime.of(2026, 10, 31, 23, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../up", "a/../b", "a//b", "a b", ".hidden", "c:\\x", "a/"})
    void a_name_that_leads_elsewhere_is_refused(String name) {
        assertThatThrownBy(() -> zip(List.of(text(name, "")))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no name");
    }

    @Test
    void a_name_that_is_there_already_is_refused_also_in_other_case() {
        assertThatThrownBy(() -> zip(List.of(text("seal.json", ""), text("Seal.json", "")))).hasMessage("in the zip twice: Seal.json");
    }

    @Test
    void who_writes_a_file_cannot_end_the_zip() throws IOException {
        var closing = new Named("statement.json", OutputStream::close);

        assertThat(names(zip(List.of(closing, FILES.get(1))))).containsExactly("statement.json", "failures.csv");
    }

    @Test
    void everything_that_is_drawn_from_the_json_is_in_it_and_told_by_the_readme() throws IOException {
        var json = StatementJson.write(Specimen.document());

        var files = contents(zip(StatementFiles.drawnFrom(json)));

        assertThat(files.keySet()).containsExactly("README.txt", "statement.json", "statement.html", "statement.pdf", "statement.csv", "intervals.csv", "incidents.csv");
        assertThat(files).containsEntry("statement.json", json);
        assertThat(files.get("README.txt")).contains(EvidenceZip.ORDER.subList(1, EvidenceZip.ORDER.size()));
        assertThat(files.get("statement.html")).doesNotContain("{0}", "{1}");
    }

    private static Named text(String name, String text) {
        return new Named(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] zip(List<Named> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new EvidenceZip(out, AT)) {
            zip.addAll(files);
        }
        return out.toByteArray();
    }

    private static List<String> names(byte[] zip) throws IOException {
        return new ArrayList<>(contents(zip).keySet());
    }

    private static Map<String, String> contents(byte[] zip) throws IOException {
        var contents = new LinkedHashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                contents.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }
}

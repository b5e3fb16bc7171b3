package dev.nines.monitor.judge.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.monitor.judge.line.Mappings;
import dev.nines.probe.Observation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFilesTest {
    private static final String HEAD = "time,model,status\n";

    @TempDir
    private Path folder;

    private final List<Observation> seen = new ArrayList<>();

    @Test
    void lines_that_are_a_little_out_of_order_are_put_in_order() throws IOException {
        read(file("a.csv", HEAD + line("11:02:00") + line("11:00:30") + line("11:01:00") + line("11:20:00") + line("11:05:30")));

        assertThat(times()).isEqualTo("11:00:30 11:01:00 11:02:00 11:05:30 11:20:00");
    }

    @Test
    void a_line_that_is_far_out_of_order_is_refused_with_its_place() throws IOException {
        var late = file("late.csv", HEAD + line("11:20:00") + "\n" + line("11:04:59"));

        assertThatThrownBy(() -> read(late)).isInstanceOf(LogUnreadable.class)
                .hasMessageContaining("late.csv:4 began at 2026-10-03T11:04:59Z, 15 min before a line above it")
                .hasMessageContaining("--disorder 15m").hasMessageContaining("tac FILE");
    }

    @Test
    void a_line_of_the_future_is_not_believed() throws IOException {
        var files = read(file("a.csv", HEAD + line("11:00:00") + "2027-10-03T11:00:00Z,m,200\n" + line("11:00:01")));

        assertThat(times()).isEqualTo("11:00:00 11:00:01");
        assertThat(files.unread().count()).isEqualTo(1);
        assertThat(files.unread().first().getFirst().text()).contains("a.csv:3: time 2027-10-03T11:00:00Z is in the future");
    }

    @Test
    void files_beside_each_other_are_merged_whichever_is_named_first() throws IOException {
        var one = file("one.csv", HEAD + line("11:00:00") + line("11:00:20") + line("13:00:00"));
        var other = file("other.ndjson", json("11:00:10") + json("11:00:30"));
        var rotated = file("rotated.csv", HEAD + line("09:00:00") + line("10:00:00"));

        read(one, other, rotated);

        assertThat(times()).isEqualTo("09:00:00 10:00:00 11:00:00 11:00:10 11:00:20 11:00:30 13:00:00");
    }

    @Test
    void gzip_is_known_by_its_bytes_and_a_mark_is_skipped() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(("\uFEFF" + HEAD + line("11:00:00")).getBytes(StandardCharsets.UTF_8));
        }
        var packed = folder.resolve("packed.log");
        Files.write(packed, bytes.toByteArray());

        read(packed);

        assertThat(times()).isEqualTo("11:00:00");
    }

    @Test
    void what_is_piped_in_is_read_once() {
        var piped = new LogSource.Piped(new ByteArrayInputStream(json("11:00:00").getBytes(StandardCharsets.UTF_8)));

        read(List.of(piped));

        assertThat(times()).isEqualTo("11:00:00");
    }

    @Test
    void a_log_of_many_chunks_loses_no_line() throws IOException {
        var lines = IntStream.range(0, 40_000)
                .mapToObj(i -> "{\"model\":\"m\",\"prompt\":\"" + "x".repeat(i % 97) + "\",\"status\":200,\"time\":" + (1_790_999_999_000L + i) + "}\n")
                .collect(Collectors.joining());

        var files = read(file("many.ndjson", lines));

        assertThat(seen).hasSize(40_000).isSortedAccordingTo((a, b) -> a.scheduledAt().compareTo(b.scheduledAt()));
        assertThat(files.lines()).isEqualTo(40_000);
        assertThat(files.bytes()).isEqualTo(files.size()).isEqualTo(lines.length());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            case                        | text                                            | said
            a JSON array                | [{"time":1}]                                    | is a JSON array; make it one object a line: jq -c '.[]'
            no head                     | 2026-10-03,m,200⏎2026-10-03,m,200⏎               | has no column that the mapping "nines" knows; its head has 2026-10-03, m, 200
            a head of another log       | when,what⏎                                      | its head has when, what
            a quote that is never shut  | "time,model⏎                                    | its first line is no head of columns
            bytes of something else     | no\u0001\u0002log                                  | its head has no??log
            """)
    void what_is_no_log_is_refused_in_words(String name, String text, String said) throws IOException {
        var file = file("x.log", text.replace('⏎', '\n'));

        assertThatThrownBy(() -> read(file)).isInstanceOf(LogUnreadable.class).hasMessageContaining(said);
    }

    @Test
    void other_texts_of_unicode_are_named() throws IOException {
        var file = folder.resolve("wide.csv");
        Files.write(file, (HEAD + line("11:00:00")).getBytes(StandardCharsets.UTF_16));

        assertThatThrownBy(() -> read(file)).hasMessageContaining("is UTF-16; make it UTF-8");
    }

    @Test
    void a_file_that_is_not_there_and_a_folder_are_told() {
        assertThatThrownBy(() -> read(folder.resolve("none"))).hasMessageContaining("there is no file");
        assertThatThrownBy(() -> read(folder)).hasMessageContaining("is a folder; name the files in it");
    }

    @Test
    void gzip_that_is_cut_is_told() throws IOException {
        var file = folder.resolve("cut.gz");
        Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1});

        assertThatThrownBy(() -> read(file)).isInstanceOf(LogUnreadable.class).hasMessageContaining("cut.gz");
    }

    @Test
    void a_record_above_any_size_costs_itself_alone() throws IOException {
        var huge = "{\"time\":\"" + "9".repeat(Chunks.LONGEST_RECORD_BYTES + 10) + "\"}\n";

        var files = read(file("huge.ndjson", json("11:00:00") + huge + json("11:00:01")));

        assertThat(times()).isEqualTo("11:00:00 11:00:01");
        assertThat(files.unread().count()).isEqualTo(1);
        assertThat(files.unread().first().getFirst().text()).contains("huge.ndjson:2: is longer than 16 MB");
    }

    @Test
    void an_empty_file_holds_nothing() throws IOException {
        read(file("empty.ndjson", ""), file("blank.csv", HEAD + "\n\n"));

        assertThat(seen).isEmpty();
    }

    private LogFiles read(Path... paths) {
        var sources = new ArrayList<LogSource>();
        for (var path : paths) sources.add(new LogSource.File(path));
        return read(sources);
    }

    private LogFiles read(List<LogSource> sources) {
        var how = new Reading(Mappings.NINES, new Format.Guessed(), Duration.ofMinutes(15), Instant.parse("2027-01-01T00:00:00Z"), 2);
        try (var files = new LogFiles(sources, how)) {
            files.forEach(seen::add);
            return files;
        }
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String times() {
        return seen.stream().map(o -> o.scheduledAt().toString().substring(11, 19)).collect(Collectors.joining(" "));
    }

    private static String line(String time) {
        return "2026-10-03T" + time + "Z,m,200\n";
    }

    private static String json(String time) {
        return "{\"time\":\"2026-10-03T" + time + "Z\",\"model\":\"m\",\"status\":200}\n";
    }
}

package dev.nines.monitor.statement.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.sla.seal.RowFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealedRowsTest {
    @Test
    void rows_stand_below_their_columns_as_they_were_sealed() throws IOException {
        var out = new ByteArrayOutputStream();

        long rows = SealedRows.write(out, to -> List.of("a,=b", "\"c,d\"").forEach(to));

        assertThat(rows).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(RowFormat.HEADER + "\r\na,=b\r\n\"c,d\"\r\n");
    }

    @Test
    void a_reader_that_goes_away_ends_the_writing() {
        var full = new OutputStream() {
            private int left = RowFormat.HEADER.length() + 2;

            @Override
            public void write(int b) throws IOException {
                if (left-- == 0) throw new IOException("gone");
            }
        };

        assertThatThrownBy(() -> SealedRows.write(full, to -> to.accept("row"))).isInstanceOf(IOException.class).hasMessage("gone");
    }

    @Test
    void every_series_has_a_file_that_its_name_helps_to_find() throws IOException {
        var b = new Series(new Target("sim", "chat", "Pro/b:1 ü"), "", "home");
        var a = new Series(new Target("sim", "chat", "Pro/a"), "", "home");

        var files = ObservationFiles.of(List.of(b, a, b), (series, line) -> line.accept(series.name()));

        assertThat(files).extracting(EvidenceZip.Named::name)
                .containsExactly("observations/0001-sim_chat_Pro_a_home.csv", "observations/0002-sim_chat_Pro_b_1___home.csv");
        var out = new ByteArrayOutputStream();
        files.getLast().content().to(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(RowFormat.HEADER + "\r\n" + b.name() + "\r\n");
    }
}

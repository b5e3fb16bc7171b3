package dev.nines.monitor.web.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PipeTest {
    private static final byte[] MUCH = new byte[3_000_000];

    static {
        for (int i = 0; i < MUCH.length; i++) MUCH[i] = (byte) ((i * 31) >> 7);
    }

    @Test
    void what_is_written_is_read_also_by_threads_that_end() throws Exception {
        try (var pipe = Pipe.of("x", out -> {
            out.write(MUCH, 0, 7);
            out.write(MUCH, 7, MUCH.length - 7);
        })) {
            var read = new ByteArrayOutputStream();
            for (boolean[] more = {true}; more[0];) {
                var reader = Thread.ofVirtual().start(() -> more[0] = some(pipe, read));
                reader.join();
            }
            assertThat(Arrays.equals(read.toByteArray(), MUCH)).isTrue();
        }
    }

    @Test
    void what_could_not_be_written_to_its_end_cannot_be_read_to_its_end() throws Exception {
        try (var pipe = Pipe.of("x", out -> {
            out.write(MUCH, 0, 100);
            throw new IllegalStateException("the database is away");
        })) {
            assertThatThrownBy(pipe::readAllBytes).isInstanceOf(IOException.class).hasRootCauseMessage("the database is away");
        }
    }

    @Test
    void whoever_reads_no_more_ends_the_writing() throws Exception {
        var ended = new CountDownLatch(1);
        var pipe = Pipe.of("x", out -> {
            try {
                while (true) out.write(MUCH);
            } finally {
                ended.countDown();
            }
        });
        assertThat(pipe.readNBytes(10)).hasSize(10);

        pipe.close();

        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static boolean some(InputStream from, ByteArrayOutputStream into) {
        try {
            var bytes = new byte[100_000];
            int count = from.read(bytes);
            if (count > 0) into.write(bytes, 0, count);
            return count >= 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.nines.monitor.journey;

import dev.nines.probe.Observation;
import dev.nines.probe.json.ObservationJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a process that was killed had on the disk. */
record SpoolFolder(Path data) {
    private static final int CHECKSUM = 9;

    List<Observation> observations() {
        try (var files = Files.list(data.resolve("spool"))) {
            return files.filter(f -> f.toString().endsWith(".ndjson")).flatMap(SpoolFolder::wholeLines)
                    .map(line -> ObservationJson.read(line.substring(CHECKSUM))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line without its end is one that was being written: nobody was told that it is kept. */
    private static Stream<String> wholeLines(Path file) {
        try {
            var text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

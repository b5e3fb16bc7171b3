package dev.nines.db.spool;

import dev.nines.db.spool.Line.Damaged;
import dev.nines.db.spool.Line.Whole;
import dev.nines.probe.Observation;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file of the spool: numbered, written once from front to end, deleted as a whole. */
record Segment(Path file, long number) {
    private static final Pattern NAME = Pattern.compile("spool-(\\d{12,18})\\.ndjson");

    /**
     * What a segment holds.
     *
     * @param damaged lines before the last that cannot be read. A torn end is none of them:
     *     nobody was ever told that it was kept.
     */
    record Content(List<Observation> observations, int damaged) {}

    static Segment numbered(Path directory, long number) {
        return new Segment(directory.resolve(String.format(Locale.ROOT, "spool-%012d.ndjson", number)), number);
    }

    /** The segments of a directory, oldest first. */
    static List<Segment> all(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.flatMap(f -> number(f).stream().mapToObj(n -> new Segment(f, n)))
                    .sorted((a, b) -> Long.compare(a.number(), b.number()))
                    .toList();
        }
    }

    private static OptionalLong number(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? OptionalLong.of(Long.parseLong(name.group(1))) : OptionalLong.empty();
    }

    Content read() throws IOException {
        var whole = new ArrayList<Observation>();
        int damaged = 0;
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                boolean torn = line.charAt(line.length() - 1) != '\n';
                switch (Line.read(line.stripTrailing())) {
                    case Whole w -> whole.add(w.observation()); // even where only its line end is torn off
                    case Damaged _ -> damaged += torn ? 0 : 1;
                }
            }
        }
        return new Content(List.copyOf(whole), damaged);
    }

    /** With its line end, unless the file stops before it; empty at the end. */
    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(1_500);
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') break;
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}

package dev.nines.db.spool;

import dev.nines.db.spool.Line.Damaged;
import dev.nines.db.spool.Line.Remark;
import dev.nines.db.spool.Line.Whole;
import dev.nines.probe.Observation;
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
    private static final Pattern NAME = Pattern.compile("spool-(\\d{12,18})\\.ndjson(\\..*)?");

    /**
     * What a segment holds.
     *
     * @param damaged lines before the last that cannot be read. A torn end is none of them:
     *     nobody was ever told that it was kept.
     * @param lines all line ends, as {@link #lines()} counts them
     */
    record Content(List<Observation> observations, int damaged, int lines) {}

    static Segment numbered(Path directory, long number) {
        return new Segment(directory.resolve(String.format(Locale.ROOT, "spool-%012d.ndjson", number)), number);
    }

    /** The segments of a directory, oldest first. */
    static List<Segment> all(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".ndjson"))
                    .flatMap(f -> number(f).stream().mapToObj(n -> new Segment(f, n)))
                    .sorted((a, b) -> Long.compare(a.number(), b.number()))
                    .toList();
        }
    }

    /** The largest number that was ever given here, as far as any file tells: also of those that were set aside. */
    static long lastNumber(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.flatMap(f -> number(f).stream().boxed()).max(Long::compare).orElse(0L);
        }
    }

    private static OptionalLong number(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? OptionalLong.of(Long.parseLong(name.group(1))) : OptionalLong.empty();
    }

    Path directory() {
        return file.toAbsolutePath().resolveSibling("");
    }

    /** The same name with an ending behind it. */
    Path sibling(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** How many lines it has, unread. */
    int lines() throws IOException {
        int lines = 0;
        var some = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                for (int i = 0; i < n; i++) if (some[i] == '\n') lines++;
            }
        }
        return lines;
    }

    Content read() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        var whole = new ArrayList<Observation>();
        int damaged = 0;
        int lines = 0;
        for (int from = 0; from < bytes.length; ) {
            int end = lineEnd(bytes, from);
            boolean torn = end == bytes.length;
            switch (Line.read(new String(bytes, from, end - from, StandardCharsets.UTF_8))) {
                case Whole w -> whole.add(w.observation()); // even where only its line end is torn off
                case Damaged _ -> damaged += torn ? 0 : 1;
                case Remark _ -> {}
            }
            lines += torn ? 0 : 1;
            from = end + 1;
        }
        return new Content(List.copyOf(whole), damaged, lines);
    }

    private static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') at++;
        return at;
    }
}

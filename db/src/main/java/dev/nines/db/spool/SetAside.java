package dev.nines.db.spool;

import dev.nines.probe.Observation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Observations that the next sink refused for their content, out of the way of those behind them: in a file beside the
 * segments, each behind its reason. The next start tries them again, for it may be of a version that knows better.
 */
final class SetAside {
    private static final String ENDING = ".refused";

    private SetAside() {}

    record Refused(Observation observation, String why) {}

    /** The segment itself may be gone after this: where there is no room for another file, it is set aside as a whole. */
    static void keep(Segment segment, List<Refused> refused) throws IOException {
        var aside = segment.sibling(ENDING);
        try {
            write(aside, refused);
        } catch (IOException _) {
            Files.move(segment.file(), aside, StandardCopyOption.REPLACE_EXISTING);
        }
        Names.force(segment.directory());
    }

    /** Puts what was set aside back among the segments. */
    static void takeBack(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path aside : files.filter(f -> f.getFileName().toString().endsWith(ENDING)).toList()) {
                var name = aside.getFileName().toString();
                var segment = aside.resolveSibling(name.substring(0, name.length() - ENDING.length()));
                // Killed between writing one and deleting the other: the segment still has it all.
                if (Files.exists(segment)) Files.delete(aside);
                else Files.move(aside, segment);
            }
        }
    }

    private static void write(Path aside, List<Refused> refused) throws IOException {
        var lines = new ByteArrayOutputStream();
        for (Refused each : refused) {
            lines.writeBytes(Line.remark(each.why()));
            lines.writeBytes(Line.line(each.observation()));
        }
        try (var channel = FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(lines.toByteArray());
            while (rest.hasRemaining()) channel.write(rest);
            channel.force(true);
        }
    }
}

package dev.nines.db.spool;

import dev.nines.probe.Observation;
import dev.nines.probe.json.ObservationJson;
import dev.nines.probe.json.UnreadableObservation;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * A line of a segment: eight hexadecimal digits of CRC-32C over the JSON behind them, a space, the JSON, a line end.
 */
sealed interface Line {
    record Whole(Observation observation) implements Line {}

    record Damaged() implements Line {}

    /** For people: why what follows was set aside. */
    record Remark() implements Line {}

    int CHECKSUM_DIGITS = 8;
    String REMARK = "# ";

    static byte[] line(Observation observation) {
        String json = ObservationJson.write(observation);
        return (checksum(json) + " " + json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] remark(String words) {
        return (REMARK + words.lines().findFirst().orElse("") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @param line without its line end */
    static Line read(String line) {
        if (line.startsWith(REMARK)) return new Remark();
        if (line.length() <= CHECKSUM_DIGITS || line.charAt(CHECKSUM_DIGITS) != ' ') return new Damaged();
        String json = line.substring(CHECKSUM_DIGITS + 1);
        if (!line.startsWith(checksum(json))) return new Damaged();
        try {
            return new Whole(ObservationJson.read(json));
        } catch (UnreadableObservation _) {
            return new Damaged(); // whole, but not ours to understand: counted and set aside like any other
        }
    }

    private static String checksum(String json) {
        var crc = new CRC32C();
        crc.update(json.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}

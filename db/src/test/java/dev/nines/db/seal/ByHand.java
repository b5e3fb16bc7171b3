package dev.nines.db.seal;

import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.ProbeOutcome.TimedOut;
import dev.nines.probe.TokenKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The line of an observation and the root of a day as docs/seal.md describes them, told from what was observed instead of from what was stored. */
final class ByHand {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ByHand() {}

    static String line(Observation o) {
        var cells = new ArrayList<String>(List.of(STAMP.format(o.scheduledAt()), o.series().name(), STAMP.format(o.sentAt()),
                o.observationClass().name(), o.reply().httpStatus().isPresent() ? "" + o.reply().httpStatus().getAsInt() : ""));
        cells.add(o.outcome() instanceof TimedOut t ? t.deadline().name() : "");
        cells.add(o.outcome() instanceof TimedOut t ? "" + t.limit().toNanos() / 1_000 : "");
        cells.add(o.outcome() instanceof Local l ? l.cause().name() : "");
        cells.add(said(o, Attribute.CONNECTION));
        for (var p : Phase.values()) cells.add(o.phases().micros(p).isPresent() ? "" + o.phases().micros(p).getAsLong() : "");
        for (var k : TokenKind.values()) cells.add(o.tokens().count(k).isPresent() ? "" + o.tokens().count(k).getAsInt() : "");
        cells.add(o.cost() instanceof Cost.Usd usd ? usd.amount().toPlainString() : "");
        for (var a : List.of(Attribute.FINISH_REASON, Attribute.SERVED_MODEL, Attribute.SERVICE_TIER, Attribute.SERVED_REGION,
                Attribute.REQUEST_ID, Attribute.RETRY_AFTER)) cells.add(said(o, a));
        cells.add(o.flags().stream().sorted(Comparator.naturalOrder()).map(Flag::word).collect(Collectors.joining(" ")));
        cells.addAll(List.of(o.probeVersion(), "" + o.simulated()));
        String reason = o.outcome().detailText();
        cells.add(reason.isEmpty() ? "" : HexFormat.of().formatHex(sha256(reason.getBytes(StandardCharsets.UTF_8))));
        return cells.stream().map(ByHand::quoted).collect(Collectors.joining(","));
    }

    /** By the definition of RFC 6962, from the lines of one series and day in the order of their slots. */
    static String root(Stream<Observation> rows) {
        var lines = rows.sorted(Comparator.comparing(Observation::scheduledAt)).map(o -> line(o).getBytes(StandardCharsets.UTF_8)).toList();
        return HexFormat.of().formatHex(root(lines));
    }

    static String micros(Instant instant) {
        return STAMP.format(instant);
    }

    private static byte[] root(List<byte[]> rows) {
        if (rows.size() == 1) return sha256(joined(new byte[] {0}, rows.getFirst()));
        int k = Integer.highestOneBit(rows.size() - 1);
        return sha256(joined(new byte[] {1}, root(rows.subList(0, k)), root(rows.subList(k, rows.size()))));
    }

    private static byte[] joined(byte[]... parts) {
        var hex = Stream.of(parts).map(HexFormat.of()::formatHex).collect(Collectors.joining());
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] sha256(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String said(Observation o, Attribute attribute) {
        return o.reply().attribute(attribute).orElse("");
    }

    private static String quoted(String cell) {
        String one = cell.replaceAll("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]", "\uFFFD");
        return one.equals(cell) && !cell.contains(",") && !cell.contains("\"") ? cell : '"' + one.replace("\"", "\"\"") + '"';
    }
}

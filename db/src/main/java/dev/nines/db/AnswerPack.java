package dev.nines.db;

import dev.nines.db.sql.Micros;
import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers of one series that are alike but for their numbers, as arrays in the server's own binary form. */
final class AnswerPack {
    static final List<String> COLUMNS = List.of("sent_lag_us", "ttft_us", "total_us", "prompt_tokens", "completion_tokens");

    private static final ProbeOutcome ANSWERED = new ProbeOutcome.Answered();
    /** Dimensions, whether there are nulls, type, length, lower bound. */
    private static final int HEADER_BYTES = 20;
    private static final int LENGTH_BYTES = 4;
    /** The server counts from the year 2000. */
    private static final long EPOCH_MICROS = 946_684_800_000_000L;
    private static final int SENT_LAG = 0;
    private static final int TTFT = 1;
    private static final int TOTAL = 2;
    private static final int PROMPT = 3;
    private static final int COMPLETION = 4;

    private final Series series;
    private final Set<Flag> flags;
    private final boolean simulated;
    private final Reply reply;
    private final long[] slots;
    private final int[][] columns;
    private int lastPrompt = -1;
    private int lastCompletion = -1;
    private Tokens lastTokens = Tokens.NONE;
    private int next;
    private int end;

    private AnswerPack(Series series, ResultSet row) throws SQLException {
        this.series = series;
        flags = flags(row.getLong("flags"));
        simulated = row.getBoolean("simulated");
        var tier = row.getString("tier");
        reply = tier == null ? Reply.NONE : new Reply(0, Map.of(Attribute.SERVICE_TIER, tier));
        int n = Math.toIntExact(row.getLong("answers"));
        slots = longs(row.getBytes("slot"), n);
        columns = new int[COLUMNS.size()][];
        for (int i = 0; i < columns.length; i++) columns[i] = ints(row.getBytes(COLUMNS.get(i)), n);
        order();
        end = n;
    }

    static AnswerPack read(ResultSet row, Series series) throws SQLException {
        return new AnswerPack(series, row);
    }

    /** Of those that are left, what lies in {@code [from, to)}, in microseconds since 1970. */
    AnswerPack within(long from, long to) {
        while (next < end && slots[next] < from) next++;
        while (next < end && slots[end - 1] >= to) end--;
        return this;
    }

    boolean hasMore() {
        return next < end;
    }

    /** Of the next. */
    long slotMicros() {
        return slots[next];
    }

    Observation take() {
        int at = next++;
        var phases = Phases.of(phase -> switch (phase) {
            case TTFT -> columns[TTFT][at];
            case TOTAL -> columns[TOTAL][at];
            case DNS, CONNECT, TLS, REQUEST, TTFB, TTFO, LAST_TOKEN, MAX_GAP, TPOT -> -1;
        });
        return new Observation(series, Micros.instant(slots[at]), Micros.instant(slots[at] + columns[SENT_LAG][at]), ANSWERED, phases, tokens(at),
                reply, flags, Cost.UNKNOWN, "", simulated);
    }

    /** Mostly those of the answer before: the question is the same, and so is where its answer is cut off. */
    private Tokens tokens(int at) {
        int prompt = columns[PROMPT][at];
        int completion = columns[COMPLETION][at];
        if (prompt != lastPrompt || completion != lastCompletion) lastTokens = tokens(prompt, completion);
        lastPrompt = prompt;
        lastCompletion = completion;
        return lastTokens;
    }

    private static Tokens tokens(int prompt, int completion) {
        if (prompt < 0 && completion < 0) return Tokens.NONE;
        var counts = new EnumMap<TokenKind, Integer>(TokenKind.class);
        if (prompt >= 0) counts.put(TokenKind.PROMPT, prompt);
        if (completion >= 0) counts.put(TokenKind.COMPLETION, completion);
        return new Tokens(counts);
    }

    /** As they come, unless the server thought of something better. */
    private void order() {
        boolean isOrdered = true;
        for (int i = 1; i < slots.length && isOrdered; i++) isOrdered = slots[i - 1] <= slots[i];
        if (isOrdered) return;
        var places = new Integer[slots.length];
        Arrays.setAll(places, i -> i);
        Arrays.sort(places, (a, b) -> Long.compare(slots[a], slots[b]));
        for (int c = 0; c < columns.length; c++) {
            int[] before = columns[c];
            columns[c] = Arrays.stream(places).mapToInt(place -> before[place]).toArray();
        }
        Arrays.sort(slots);
    }

    private static long[] longs(byte[] array, int n) {
        var buffer = ByteBuffer.wrap(array).position(HEADER_BYTES);
        long[] values = new long[n];
        for (int i = 0; i < n; i++) values[i] = buffer.position(buffer.position() + LENGTH_BYTES).getLong() + EPOCH_MICROS;
        return values;
    }

    private static int[] ints(byte[] array, int n) {
        var buffer = ByteBuffer.wrap(array).position(HEADER_BYTES);
        int[] values = new int[n];
        for (int i = 0; i < n; i++) values[i] = buffer.position(buffer.position() + LENGTH_BYTES).getInt();
        return values;
    }

    private static Set<Flag> flags(long bits) {
        if (bits == 0) return Set.of();
        var flags = EnumSet.noneOf(Flag.class);
        for (var flag : Flag.values()) if ((bits & flag.bit()) != 0) flags.add(flag);
        return Set.copyOf(flags);
    }
}

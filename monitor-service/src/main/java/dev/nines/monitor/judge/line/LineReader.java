package dev.nines.monitor.judge.line;

import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes an observation of the cells of one line. For one thread. */
public final class LineReader {
    private static final String LOG = "log";
    private static final int MOST_MODELS = 10_000;
    private static final int UNSEEN = -1;
    private static final long LONGEST_MICROS = 7L * 24 * 3_600 * 1_000_000;
    private static final Map<String, Flag> FLAGS =
            Arrays.stream(Flag.values()).collect(Collectors.toUnmodifiableMap(Flag::word, Function.identity()));

    private final Slots slots;
    private final Words words = new Words();
    private final Map<String, Series> series = new HashMap<>();

    public LineReader(Mapping mapping) {
        this.slots = new Slots(mapping);
    }

    /** @throws NotUnderstood with the reason, which quotes no text of a prompt or an answer */
    public Observation read(Cells cells) {
        long began = instant(Field.TIME, cells);
        if (began == Instants.NONE) throw new NotUnderstood("time is missing");
        var times = times(began, cells);
        var ending = Endings.outcome(said(cells), times, text(Field.CAUSE, cells));
        var at = Instant.ofEpochSecond(Math.floorDiv(began, 1_000_000L), Math.floorMod(began, 1_000_000L) * 1_000L);
        return new Observation(series(cells), at, at, ending, times.phases(), tokens(cells), reply(cells), flags(cells), Cost.UNKNOWN,
                LOG, false);
    }

    private Times times(long began, Cells cells) {
        long total = length(Field.TOTAL, cells);
        long ended = instant(Field.END_TIME, cells);
        if (total == UNSEEN && ended != Instants.NONE) total = sinceThen(began, ended, Field.END_TIME);
        long first = length(Field.FIRST_TOKEN, cells);
        long firstAt = instant(Field.FIRST_TOKEN_TIME, cells);
        // Loggers that saw no first token write the end in its place.
        if (first == UNSEEN && firstAt != Instants.NONE && (ended == Instants.NONE || firstAt < ended)) {
            first = sinceThen(began, firstAt, Field.FIRST_TOKEN_TIME);
        }
        return new Times(first, total, length(Field.LIMIT, cells));
    }

    private static long sinceThen(long began, long then, Field field) {
        if (then < began) throw new NotUnderstood(field.word() + " is before time");
        if (then - began > LONGEST_MICROS) throw new NotUnderstood(field.word() + " is more than a week after time");
        return then - began;
    }

    private Said said(Cells cells) {
        int status = slots.find(Field.STATUS, cells);
        String outcome = word(Field.OUTCOME, cells);
        long number = Said.NO_STATUS;
        if (status != Slots.NONE) {
            number = Decimals.micros(cells.chars(), cells.from(status), cells.to(status), 0);
            if (number == Decimals.NONE && outcome.isEmpty()) outcome = word(Field.STATUS, cells);
            if (number < 0 || number > 999) number = Said.NO_STATUS;
        }
        return new Said(word(Field.CLASS, cells), outcome, (int) number, word(Field.ERROR_TYPE, cells), text(Field.ERROR, cells));
    }

    private Series series(Cells cells) {
        String model = word(Field.MODEL, cells);
        if (model.isBlank()) throw new NotUnderstood("model is missing");
        if (series.size() > MOST_MODELS) series.clear(); // another column was taken for the model
        return series.computeIfAbsent(model, m -> new Series(new Target(LOG, LOG, m), "", LOG));
    }

    private Tokens tokens(Cells cells) {
        long asked = count(Field.INPUT_TOKENS, cells);
        long answered = count(Field.OUTPUT_TOKENS, cells);
        if (asked == UNSEEN && answered == UNSEEN) return Tokens.NONE;
        var counts = new EnumMap<TokenKind, Integer>(TokenKind.class);
        if (asked != UNSEEN) counts.put(TokenKind.PROMPT, (int) asked);
        if (answered != UNSEEN) counts.put(TokenKind.COMPLETION, (int) answered);
        return new Tokens(counts);
    }

    private Reply reply(Cells cells) {
        String tier = word(Field.TIER, cells);
        return tier.isEmpty() ? Reply.NONE : new Reply(0, Map.of(Attribute.SERVICE_TIER, tier));
    }

    private Set<Flag> flags(Cells cells) {
        String listed = text(Field.FLAGS, cells);
        boolean cached = isTrue(Field.CACHED, cells);
        boolean whole = !isTrue(Field.STREAM, cells) && slots.find(Field.STREAM, cells) != Slots.NONE;
        if (listed.isEmpty() && !cached && !whole) return Set.of();
        var flags = EnumSet.noneOf(Flag.class);
        if (cached) flags.add(Flag.CACHE_HIT);
        if (whole) flags.add(Flag.NOT_STREAMED);
        for (var name : listed.split("[, ]+", -1)) if (!name.isEmpty()) flags.add(flag(name));
        return flags;
    }

    private static Flag flag(String name) {
        var flag = FLAGS.get(name);
        if (flag == null) throw NotUnderstood.of(Field.FLAGS, name, "is no flag of an observation");
        return flag;
    }

    private boolean isTrue(Field field, Cells cells) {
        return switch (word(field, cells)) {
            case "true", "True", "TRUE", "1", "t", "yes", "hit", "HIT" -> true;
            case "", "false", "False", "FALSE", "0", "f", "no", "miss", "MISS" -> false;
            default -> throw NotUnderstood.of(field, word(field, cells), "is neither true nor false");
        };
    }

    private long instant(Field field, Cells cells) {
        int slot = slots.find(field, cells);
        if (slot == Slots.NONE) return Instants.NONE;
        long micros = Instants.micros(cells.chars(), cells.from(slot), cells.to(slot), slots.unit(field, slot));
        if (micros == Instants.NONE) throw NotUnderstood.of(field, cells.string(slot), "is no time between the years 2000 and 2100");
        return micros;
    }

    private long length(Field field, Cells cells) {
        int slot = slots.find(field, cells);
        if (slot == Slots.NONE) return UNSEEN;
        long micros = Decimals.micros(cells.chars(), cells.from(slot), cells.to(slot), slots.unit(field, slot).shift());
        if (micros == Decimals.NONE) throw NotUnderstood.of(field, cells.string(slot), "is no number");
        if (micros < 0) throw NotUnderstood.of(field, cells.string(slot), "must not be negative");
        if (micros > LONGEST_MICROS) throw NotUnderstood.of(field, cells.string(slot), "is longer than a week");
        return micros;
    }

    private long count(Field field, Cells cells) {
        int slot = slots.find(field, cells);
        if (slot == Slots.NONE) return UNSEEN;
        long count = Decimals.micros(cells.chars(), cells.from(slot), cells.to(slot), 0);
        if (count >= 0 && count <= Integer.MAX_VALUE) return count;
        throw NotUnderstood.of(field, cells.string(slot), "is no number of tokens");
    }

    private String word(Field field, Cells cells) {
        int slot = slots.find(field, cells);
        return slot == Slots.NONE ? "" : words.of(cells.chars(), cells.from(slot), cells.to(slot));
    }

    private String text(Field field, Cells cells) {
        int slot = slots.find(field, cells);
        return slot == Slots.NONE ? "" : cells.string(slot);
    }
}

package dev.nines.monitor.ask;

import dev.nines.monitor.ask.Look.Ink;
import dev.nines.probe.Attribute;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.TokenKind;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One line a run, for people: when, how long in which phase, what came of it. */
public final class TableView implements View {
    private static final String NOTHING = "-";

    private final Columns columns;
    private final Look look;
    private final Consumer<String> out;
    private final PhaseBar bar;
    private final DateTimeFormatter time;

    /** @param modelWidth the room for the model's name, 0 where there is only one */
    public record Columns(int modelWidth, ZoneId zone) {}

    public TableView(Columns columns, Look look, Consumer<String> out) {
        this.columns = columns;
        this.look = look;
        this.out = out;
        this.bar = new PhaseBar(look);
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(columns.zone());
    }

    @Override
    public void begin() {
        out.accept("      " + bar.legend());
        out.accept(line("#", "sent at", model("model"), padded("phases", PhaseBar.CELLS), padded("class", 15),
                "1st token", "total", "tokens", "").stripTrailing());
    }

    @Override
    public void show(Run run) {
        var o = run.observation();
        if (bar.grownTo(o.phases().micros(Phase.TOTAL).orElse(0))) {
            out.accept(look.paint().in(Ink.FAINT, axis()));
        }
        String cells = line(Long.toString(run.number()), time.format(o.sentAt()), model(o.series().target().model()),
                bar.of(o.phases()), classOf(o), micros(o, Phase.TTFT), total(o), tokens(o),
                o.reply().attribute(Attribute.CONNECTION).orElse(NOTHING));
        out.accept((cells + "  " + remarks(o)).stripTrailing());
    }

    @Override
    public void end(Summary summary) {
        out.accept("");
        out.accept(summary.counts());
        summary.latencies(look).forEach(out);
    }

    private String axis() {
        return line("", "", model(""), bar.axis(), "", "", "", "", "").stripTrailing();
    }

    private static String line(Object... cells) {
        return String.format("%4s  %-8s  %s%s  %s  %9s  %8s  %7s  %-6s", cells);
    }

    private String model(String name) {
        if (columns.modelWidth() == 0) return "";
        return padded(name, columns.modelWidth()) + "  ";
    }

    private String padded(String text, int width) {
        if (text.length() > width) return text.substring(0, width - 1) + look.glyphs().cut;
        return text + " ".repeat(width - text.length());
    }

    private String classOf(Observation o) {
        var ink = switch (o.observationClass().effect()) {
            case UP -> Ink.GOOD;
            case DOWN, DOWN_IF_CANARY_ANSWERED -> Ink.BAD;
            case CONDITIONAL, EXCLUDED -> Ink.OTHER;
        };
        return look.paint().in(ink, padded(o.observationClass().name(), 15));
    }

    private static String micros(Observation o, Phase phase) {
        var micros = o.phases().micros(phase);
        return micros.isPresent() ? Micros.text(micros.getAsLong()) : NOTHING;
    }

    /** A run that was cut off by a deadline took at least this long. */
    private String total(Observation o) {
        String text = micros(o, Phase.TOTAL);
        boolean isCensored = o.outcome() instanceof ProbeOutcome.TimedOut && !text.equals(NOTHING);
        return isCensored ? look.glyphs().atLeast + text : text;
    }

    private String tokens(Observation o) {
        var asked = o.tokens().count(TokenKind.PROMPT);
        var answered = o.tokens().count(TokenKind.COMPLETION);
        if (asked.isEmpty() && answered.isEmpty()) return NOTHING;
        return count(asked) + look.glyphs().arrow + count(answered);
    }

    private static String count(OptionalInt tokens) {
        return tokens.isPresent() ? Integer.toString(tokens.getAsInt()) : "?";
    }

    private static String remarks(Observation o) {
        String flags = o.flags().stream().sorted().map(Flag::word).collect(Collectors.joining(" "));
        String why = o.outcome().detailText();
        return flags.isEmpty() || why.isEmpty() ? flags + why : why + "  " + flags;
    }
}

package dev.nines.monitor.cli;

import dev.nines.monitor.ask.Look;
import dev.nines.monitor.ask.Look.Glyphs;
import dev.nines.monitor.ask.Look.Paint;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;

/** Where the data goes, and what can be shown there. */
final class Screen {
    private Screen() {}

    /** When to use colours. */
    @SuppressWarnings("NamingConvention") // as they are written on the command line
    enum When { auto, always, never }

    static Look look(When color, Map<String, String> environment) {
        return new Look(Glyphs.of(charset("stdout.encoding")), switch (color) {
            case always -> Paint.COLOURED;
            case never -> Paint.PLAIN;
            case auto -> isColourful(environment) ? Paint.COLOURED : Paint.PLAIN;
        });
    }

    /** Writes in the charset that the terminal reads. */
    static PrintWriter writer(PrintStream stream, String property) {
        return new PrintWriter(stream, true, charset(property));
    }

    @SuppressWarnings("SystemConsoleNull") // it is none of a terminal only by default: a property brings null back
    private static boolean isColourful(Map<String, String> environment) {
        var console = System.console();
        return console != null && console.isTerminal() && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static Charset charset(String property) {
        return Charset.forName(System.getProperty(property), Charset.defaultCharset());
    }
}

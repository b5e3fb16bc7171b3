package dev.nines.monitor.cli;

import dev.nines.monitor.ask.Look;
import dev.nines.monitor.ask.Look.Glyphs;
import dev.nines.monitor.ask.Look.Paint;
import dev.nines.monitor.judge.show.ProgressBar.Signs;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Whether what is drawn over itself on stderr is seen by anybody. */
    static boolean isErrShown(When drawn) {
        return switch (drawn) {
            case always -> true;
            case never -> false;
            case auto -> isErrTerminal();
        };
    }

    /** What a bar on stderr is drawn with. */
    static Signs barOnErr() {
        return switch (Glyphs.of(charset("stderr.encoding"))) {
            case UNICODE -> Signs.BLOCKS;
            case ASCII -> Signs.LETTERS;
        };
    }

    /** Java knows only of stdin and stdout together; where the system says what stderr is, it is asked. */
    @SuppressWarnings("SystemConsoleNull") // as below
    private static boolean isErrTerminal() {
        var stderr = Path.of("/proc/self/fd/2");
        try {
            if (Files.exists(stderr)) return Files.readSymbolicLink(stderr).toString().matches("/dev/(pts/|tty).*");
        } catch (IOException e) {
            return false; // nobody says what it is, and a log full of bars helps nobody
        }
        var console = System.console();
        return console != null && console.isTerminal();
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

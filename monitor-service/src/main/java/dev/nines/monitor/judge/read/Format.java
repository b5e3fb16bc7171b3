package dev.nines.monitor.judge.read;

/** How the lines of a log are written. */
public sealed interface Format {
    /** A file that begins with a brace is NDJSON, any other CSV; tabs or semicolons by its head. */
    record Guessed() implements Format {}

    record Ndjson() implements Format {}

    /** Delimited by what its head has most of: comma, semicolon or tab. */
    record CsvByHead() implements Format {}

    /** @param delimiter an ASCII character, neither quote nor line feed */
    record Csv(char delimiter) implements Format {
        public Csv {
            if (delimiter > '~' || delimiter == '"' || delimiter == '\n' || delimiter == '\r' || delimiter == 0) {
                throw new IllegalArgumentException("delimiter must be an ASCII character, no quote and no line end: " + (int) delimiter);
            }
        }
    }
}

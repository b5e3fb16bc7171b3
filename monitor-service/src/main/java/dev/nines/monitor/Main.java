package dev.nines.monitor;

import dev.nines.monitor.cli.Nines;

/** The process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Nines.run(System.getenv(), arguments));
    }
}

package dev.nines.probe.simulator.file;

import java.util.List;

/** A file is no script. The message has one line for each problem: its JSON path, its value and what would be right. */
public final class UnreadableScript extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableScript(String name, List<String> problems) {
        super(name + " has " + (problems.size() == 1 ? "1 problem" : problems.size() + " problems")
                + "\n  " + String.join("\n  ", problems));
    }

    UnreadableScript(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.nines.monitor.statement.part;

import java.util.List;

/** A claim that is ready to be sent; without a paragraph where nothing is owed. */
public record Letter(String subject, List<String> paragraphs) {
    public static final Letter NONE = new Letter("", List.of());

    public Letter {
        paragraphs = List.copyOf(paragraphs);
    }
}

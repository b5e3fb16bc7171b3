package dev.nines.sla.alert;

/** What a rule found. No data neither fires nor resolves. */
public sealed interface Finding {
    Grounds grounds();

    record Firing(Grounds grounds) implements Finding {}

    record Quiet(Grounds grounds) implements Finding {}

    record NoData(Grounds grounds) implements Finding {}
}

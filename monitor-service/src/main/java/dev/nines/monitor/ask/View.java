package dev.nines.monitor.ask;

/** Shows what was found while it is found. */
public interface View {
    void begin();

    void show(Run run);

    void end(Summary summary);
}

package dev.nines.monitor.judge.read;

import dev.nines.probe.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the records of a chunk came to. */
final class Batch {
    private final Chunk chunk;
    private final List<Observation> observations = new ArrayList<>();
    private final List<Misread> misread = new ArrayList<>();
    private final long lines;
    private int[] offsets = new int[1024];
    private long misreadCount;

    /** A record that was not understood. */
    record Misread(int offset, String reason) {}

    /** More of them are counted only: a file that is no log at all has as many as it has lines. */
    private static final int MOST_LISTED = 100;

    Batch(Chunk chunk) {
        this.chunk = chunk;
        this.lines = chunk.linesBefore(chunk.size());
    }

    void add(int offset, Observation observation) {
        if (observations.size() == offsets.length) offsets = Arrays.copyOf(offsets, offsets.length * 2);
        offsets[observations.size()] = offset;
        observations.add(observation);
    }

    void refuse(int offset, String reason) {
        misreadCount++;
        if (misread.size() < MOST_LISTED) misread.add(new Misread(offset, reason));
    }

    List<Observation> observations() {
        return observations;
    }

    List<Misread> misread() {
        return misread;
    }

    long misreadCount() {
        return misreadCount;
    }

    /** The byte at which an observation's record begins. */
    int offset(int index) {
        return offsets[index];
    }

    long linesBefore(int offset) {
        return chunk.linesBefore(offset);
    }

    long lines() {
        return lines;
    }
}

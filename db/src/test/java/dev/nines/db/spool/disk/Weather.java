package dev.nines.db.spool.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * When the disk of one folder fails, and what it knows for certain: the content of a file up to its last force, the names up to the
 * last force of the folder. At a power cut some of what is uncertain comes through, contents from their front, names in their order.
 */
public final class Weather {
    private static final int NEVER = Integer.MAX_VALUE;

    private final SplittableRandom random;
    private final Map<String, Inode> seen = new HashMap<>();
    private final Map<String, Inode> certain = new HashMap<>();
    private final List<Consumer<Map<String, Inode>>> uncertain = new ArrayList<>();
    private int stepsToFailure = NEVER;
    private boolean staysBad;

    public Weather(SplittableRandom random) {
        this.random = random;
    }

    /** The step after so many others fails. */
    public void failOnceAfter(int steps) {
        stepsToFailure = steps;
        staysBad = false;
    }

    /** From now on every step fails. */
    public void fail() {
        stepsToFailure = 0;
        staysBad = true;
    }

    public void clear() {
        stepsToFailure = NEVER;
        staysBad = false;
    }

    /** Nobody may have the folder open. */
    public void powerCut(Path folder) throws IOException {
        int comeThrough = random.nextInt(uncertain.size() + 1);
        uncertain.subList(0, comeThrough).forEach(change -> change.accept(certain));
        uncertain.clear();
        var contents = new HashMap<String, byte[]>();
        for (var each : certain.entrySet()) {
            contents.put(each.getKey(), each.getValue().afterPowerCut(inMemory(folder, each.getValue()), random));
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.toList()) Files.delete(each);
        }
        seen.clear();
        for (var each : contents.entrySet()) {
            Files.write(folder.resolve(each.getKey()), each.getValue());
            var inode = new Inode();
            inode.forced(each.getValue());
            certain.put(each.getKey(), inode);
        }
        seen.putAll(certain);
    }

    /** Of a file that was deleted in memory alone nothing but what is certain can come back. */
    private byte[] inMemory(Path folder, Inode inode) throws IOException {
        for (var each : seen.entrySet()) if (each.getValue() == inode) return Files.readAllBytes(folder.resolve(each.getKey()));
        return inode.content();
    }

    void step() throws IOException {
        if (fails()) throw new IOException("Input/output error");
    }

    private boolean fails() {
        if (stepsToFailure == NEVER || stepsToFailure-- > 0) return false;
        stepsToFailure = staysBad ? 0 : NEVER;
        return true;
    }

    void created(String name) {
        var inode = new Inode();
        change(names -> names.put(name, inode));
    }

    void deleted(String name) {
        change(names -> names.remove(name));
    }

    void moved(String from, String to) {
        change(names -> {
            var inode = names.remove(from);
            if (inode != null) names.put(to, inode);
        });
    }

    private void change(Consumer<Map<String, Inode>> change) {
        change.accept(seen);
        uncertain.add(change);
    }

    FaultyChannel.Faults over(Path real) {
        var inode = seen.get(real.getFileName().toString());
        return new FaultyChannel.Faults() {
            @Override
            public int written(int bytes) {
                return fails() ? random.nextInt(bytes) : bytes;
            }

            @Override
            public void step() throws IOException {
                Weather.this.step();
            }

            @Override
            public void force() throws IOException {
                if (fails()) {
                    if (inode != null) inode.failed();
                    throw new IOException("Input/output error");
                }
                if (inode != null) inode.forced(Files.readAllBytes(real));
                else namesAreCertain();
            }
        };
    }

    private void namesAreCertain() {
        uncertain.forEach(change -> change.accept(certain));
        uncertain.clear();
    }
}

package dev.nines.db.spool.disk;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A file's content as the disk has it for certain. What was written since is in the machine's memory, and may come through. */
final class Inode {
    private byte[] certain = {};
    private boolean hasFailed;

    void forced(byte[] content) {
        // After a failed force the kernel has dropped what it could not write, and the next one says that all is well.
        if (!hasFailed) certain = content;
    }

    void failed() {
        hasFailed = true;
    }

    byte[] content() {
        return certain;
    }

    /** @param inMemory what the process sees */
    byte[] afterPowerCut(byte[] inMemory, SplittableRandom random) {
        boolean appended = inMemory.length >= certain.length
                && Arrays.equals(certain, 0, certain.length, inMemory, 0, certain.length);
        if (!appended) return random.nextBoolean() ? inMemory : certain;
        return Arrays.copyOf(inMemory, certain.length + random.nextInt(inMemory.length - certain.length + 1));
    }
}

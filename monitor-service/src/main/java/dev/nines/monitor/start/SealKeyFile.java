package dev.nines.monitor.start;

import dev.nines.monitor.seal.SealKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The key by which this process seals, in its data folder: made at the first start, and never anywhere else. */
final class SealKeyFile {
    static final String NAME = "seal-key.pem";
    /** A group may: volumes of clusters are often shared with one on purpose. */
    private static final Set<PosixFilePermission> EVERYBODY =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private SealKeyFile() {}

    /** @throws CannotStart where the file is broken, or everybody may read it */
    static SealKey in(DataFolder folder) {
        Path file = folder.resolve(NAME);
        String text = folder.kept(NAME, SealKey::fresh);
        refuseIfOpen(file);
        try {
            return SealKey.read(text);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("the key that seals statements, " + file + ", is broken (" + e.getMessage() + "); put it back from a copy, or move it"
                    + " away: a new one is made then, and whoever checks statements needs its public key too", e);
        }
    }

    private static void refuseIfOpen(Path file) {
        try {
            if (!Files.getFileStore(file).supportsFileAttributeView("posix")) return;
            var allowed = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
            if (allowed.stream().noneMatch(EVERYBODY::contains)) return;
            throw new CannotStart("everybody on this machine may read or write the key that seals statements, " + file + " ("
                    + PosixFilePermissions.toString(allowed) + "): chmod 600 it; if it may have been read, move it away and a new one is made");
        } catch (IOException e) {
            throw new CannotStart("cannot see who may read " + file + " (" + e.getMessage() + ")", e);
        }
    }
}

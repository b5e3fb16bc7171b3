package dev.nines.monitor.web;

import dev.nines.monitor.statement.copy.ZipSealing;
import dev.nines.monitor.statement.file.EvidenceZip.Named;
import dev.nines.sla.seal.Seal;
import dev.nines.sla.seal.SignedRoot;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Seals by no key. */
final class OneZipSealing implements ZipSealing {
    @Override
    public String seal(Seal files) {
        return files.signedText();
    }

    @Override
    public String publicKeys(List<SignedRoot> roots) {
        return "keys";
    }

    @Override
    public Observations observations(List<SignedRoot> roots) {
        return new OneFile();
    }

    private static final class OneFile implements Observations {
        @Override
        public List<Named> files() {
            return List.of(new Named("observations/1.csv", out -> out.write("slot".getBytes(StandardCharsets.UTF_8))));
        }

        @Override
        public List<SignedRoot> newer() {
            return List.of();
        }
    }
}

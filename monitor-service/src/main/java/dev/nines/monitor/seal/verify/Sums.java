package dev.nines.monitor.seal.verify;

import dev.nines.sla.seal.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The digest of each file, made once; what cannot be read is told once. */
final class Sums {
    private static final int BLOCK = 1 << 16;

    private final Evidence evidence;
    private final Findings findings;
    private final Map<String, Optional<Digest>> made = new HashMap<>();

    Sums(Evidence evidence, Findings findings) {
        this.evidence = evidence;
        this.findings = findings;
    }

    /** Empty where it cannot be read. */
    Optional<Digest> of(String name) {
        return made.computeIfAbsent(name, this::make);
    }

    private Optional<Digest> make(String name) {
        try (InputStream in = evidence.open(name)) {
            var sha256 = Digest.sha256();
            byte[] block = new byte[BLOCK];
            for (int some = in.read(block); some >= 0; some = in.read(block)) sha256.update(block, 0, some);
            return Optional.of(Digest.of(sha256.digest()));
        } catch (IOException e) {
            findings.problem(name, Reasons.of(e));
            return Optional.empty();
        }
    }
}

package dev.nines.monitor.seal.verify;

import dev.nines.monitor.seal.PublicKey;
import dev.nines.monitor.seal.PublicKeys;
import dev.nines.monitor.seal.SealJson;
import dev.nines.sla.seal.Seal.SealedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The seal itself: whose it is, that its signature is right, and that the files are those that it names. */
final class SealCheck {
    private final Evidence evidence;
    private final Findings findings;

    SealCheck(Evidence evidence, Findings findings) {
        this.evidence = evidence;
        this.findings = findings;
    }

    /** Empty where there is none that can be read. */
    Optional<SealJson> read() {
        try {
            return Optional.of(SealJson.read(Small.text(evidence, Evidence.SEAL)));
        } catch (IOException e) {
            findings.problem(Evidence.SEAL, Reasons.of(e) + (evidence.has(Evidence.SEAL) ? "" : ": there is no seal to check"));
        } catch (IllegalArgumentException e) {
            findings.problem(Evidence.SEAL, "is no seal: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Whose signatures count: the brought keys, or those that are enclosed. */
    Trust trust(List<PublicKey> brought, Optional<SealJson> seal) {
        var enclosed = enclosed();
        if (!brought.isEmpty()) {
            enclosed.stream().filter(k -> !brought.contains(k)).forEach(k -> findings.problem(Evidence.KEYS,
                    "holds the key " + k.name() + ", which is not among those you gave"));
            return Trust.inBrought(brought);
        }
        var all = new ArrayList<>(enclosed);
        var own = seal.flatMap(this::key);
        if (!enclosed.isEmpty() && own.isPresent() && !enclosed.contains(own.get())) {
            findings.problem(Evidence.SEAL, "is by the key " + own.get().name() + ", and " + Evidence.KEYS + " holds another: "
                    + Trust.inEnclosed(enclosed).names());
        }
        own.filter(k -> !all.contains(k)).ifPresent(all::add);
        if (!all.isEmpty()) {
            findings.note("", "the key came with the file, so this shows that its parts belong together, not who made them: compare "
                    + Trust.inEnclosed(all).names() + " with what the sender publishes, or give that with --key");
        }
        return Trust.inEnclosed(all);
    }

    private List<PublicKey> enclosed() {
        if (!evidence.has(Evidence.KEYS)) {
            if (evidence.isComplete()) findings.problem(Evidence.KEYS, "is missing");
            return List.of();
        }
        try {
            var keys = PublicKeys.read(Small.text(evidence, Evidence.KEYS));
            if (keys.isEmpty()) findings.problem(Evidence.KEYS, "holds no public key");
            return keys;
        } catch (IOException e) {
            findings.problem(Evidence.KEYS, Reasons.of(e));
        } catch (IllegalArgumentException e) {
            findings.problem(Evidence.KEYS, "holds what is no key: " + e.getMessage());
        }
        return List.of();
    }

    void check(SealJson json, Trust trust, Sums sums) {
        key(json).ifPresent(key -> {
            if (trust.isBrought() && !trust.holds(key)) {
                findings.problem(Evidence.SEAL, "is by another key, " + key.name() + "; you gave " + trust.names());
            }
            if (!key.signed(json.seal().signedText(), json.signature())) {
                findings.problem(Evidence.SEAL, "its signature is not that of the key " + key.name() + " over the files it names");
            }
        });
        for (var file : json.seal().files()) check(file, sums);
        if (!names(json).contains(Evidence.STATEMENT)) findings.problem(Evidence.SEAL, "does not stand for " + Evidence.STATEMENT);
    }

    private Optional<PublicKey> key(SealJson json) {
        try {
            return Optional.of(PublicKey.of(Base64.getDecoder().decode(json.publicKey())));
        } catch (IllegalArgumentException e) {
            findings.problem(Evidence.SEAL, "its public key is none: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void check(SealedFile file, Sums sums) {
        if (!evidence.has(file.name())) {
            if (evidence.isComplete() && !findings.names(file.name())) findings.problem(file.name(), "is missing, and the seal stands for it");
            if (!evidence.isComplete()) findings.note(file.name(), "is not here, so it was not checked");
            return;
        }
        var sum = sums.of(file.name());
        if (findings.names(file.name())) return; // with more to say than this
        sum.filter(d -> !d.equals(file.sha256())).ifPresent(d -> findings.problem(file.name(),
                "was changed: its SHA-256 is " + d.hex() + ", sealed was " + file.sha256().hex()));
    }

    static Set<String> names(SealJson json) {
        return json.seal().files().stream().map(SealedFile::name).collect(Collectors.toSet());
    }
}

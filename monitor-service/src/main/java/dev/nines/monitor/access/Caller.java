package dev.nines.monitor.access;

import dev.nines.db.access.KeptToken;
import java.util.Set;
import java.util.stream.Collectors;

/** Whoever showed a token that counts. */
public record Caller(String id, String name, Set<Scope> scopes) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    static Caller of(KeptToken token) {
        return new Caller(token.id(), token.name(),
                token.scopes().stream().flatMap(word -> Scope.of(word).stream()).collect(Collectors.toUnmodifiableSet()));
    }

    public boolean may(Scope needed) {
        return scopes.stream().anyMatch(s -> s.allows(needed));
    }

    /** As the audit log names him. */
    public String who() {
        return "token " + id + " (" + name + ")";
    }
}

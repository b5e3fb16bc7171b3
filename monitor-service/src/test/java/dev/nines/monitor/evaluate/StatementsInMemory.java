package dev.nines.monitor.evaluate;

import dev.nines.sla.store.Enclosure;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementRegister;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An archive and register as PostgreSQL's are, with what they sent. */
public final class StatementsInMemory implements StatementArchive, StatementRegister {
    public final List<Archived> kept = new ArrayList<>();
    public final List<Message> sent = new ArrayList<>();
    final Map<String, Judged> inputs = new HashMap<>();
    /** After the author has decided, before anything is written. */
    boolean dies;
    private final Set<String> keys = new HashSet<>();
    private final List<String> headlines = new ArrayList<>();
    private final Map<Archived, List<Enclosure>> enclosures = new HashMap<>();

    @Override
    public Kept keep(String contract, String period, Instant now, Author author) {
        var newest = newest(contract, period);
        var decision = author.decide(newest);
        if (dies) throw new IllegalStateException("killed");
        inputs.put(contract + "/" + period, new Judged(decision.inputs(), now));
        return switch (decision) {
            case AsBefore _ -> new Kept.Unchanged(newest.orElseThrow());
            case Next next -> new Kept.New(write(contract, period, newest.map(Archived::revision).orElse(0) + 1, next));
        };
    }

    private Archived write(String contract, String period, int revision, Next next) {
        var archived = new Archived(contract, period, revision, next.edition().writtenAt(), next.edition().json());
        kept.add(archived);
        headlines.add(next.edition().headline());
        enclosures.put(archived, next.edition().enclosures());
        next.news().stream().filter(news -> keys.add(news.change().key())).forEach(news -> sent.addAll(news.messages()));
        return archived;
    }

    @Override
    public Optional<Judged> judged(String contract, String period) {
        return Optional.ofNullable(inputs.get(contract + "/" + period));
    }

    @Override
    public void adopt(String contract, String period, Judged judged) {
        inputs.put(contract + "/" + period, judged);
    }

    @Override
    public Optional<Archived> newest(String contract, String period) {
        return kept.stream().filter(a -> a.contract().equals(contract) && a.period().equals(period)).reduce((_, b) -> b);
    }

    @Override
    public Optional<Archived> revision(String contract, String period, int revision) {
        return kept.stream().filter(a -> a.contract().equals(contract) && a.period().equals(period) && a.revision() == revision).findFirst();
    }

    @Override
    public List<Listed> all() {
        return kept.stream().map(a -> new Listed(a.contract(), a.period(), a.revision(), a.writtenAt(), headlines.get(kept.indexOf(a)))).toList();
    }

    @Override
    public Optional<Enclosure> enclosure(String contract, String period, int revision, String name) {
        return revision(contract, period, revision).flatMap(a -> enclosures.getOrDefault(a, List.of()).stream().filter(e -> e.name().equals(name)).findFirst());
    }
}

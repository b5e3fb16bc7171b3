package dev.nines.monitor.evaluate;

import dev.nines.monitor.evaluate.PeriodReview.Sources;
import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import dev.nines.sla.account.RuleAccount;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Evidence;
import dev.nines.sla.verdict.LatencyTally;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts of the periods that are running, for rules that no sum by class can answer: each is fed with what came
 * since it was asked last. A run that comes later than that is counted when the account is begun anew, every
 * {@link #LIFETIME}, and in the statement. One that could not be fed to the end is begun anew as well. For one thread.
 */
final class OpenAccounts {
    private static final Duration LIFETIME = Duration.ofHours(6);

    private final Sources sources;
    private final Map<Key, Open> open = new HashMap<>();
    private final Set<Key> asked = new HashSet<>();

    OpenAccounts(Sources sources) {
        this.sources = sources;
    }

    private record Key(String contract, String rule, SeriesId subject) {}

    private static final class Open {
        final Period period;
        final RuleAccount account;
        final RunReader reader;
        final Instant begun;
        Instant fedUntil;

        Open(Period period, RuleAccount account, RunReader reader, Instant begun) {
            this.period = period;
            this.account = account;
            this.reader = reader;
            this.begun = begun;
            this.fedUntil = account.reach().from();
        }

        boolean serves(Period asked, Instant now) {
            return period.equals(asked) && !begun.plus(LIFETIME).isBefore(now);
        }
    }

    /** @param until runs were counted up to here */
    record Fed(Evidence evidence, Instant until) {}

    /** What a rule has come to in the period that runs. */
    Fed evidence(Contract contract, Rule rule, Subject subject, Instant now) {
        var key = new Key(contract.id(), rule.id(), subject.id());
        var period = contract.term().periodAt(now);
        asked.add(key);
        var one = Optional.ofNullable(open.remove(key)).filter(known -> known.serves(period, now))
                .orElseGet(() -> new Open(period, RuleAccount.of(rule, contract.frame(period, now)),
                        new RunReader(sources, contract), now));
        var judged = contract.term().judged(period);
        feed(one, subject, new CountedUntil(rule, period, judged).at(now, one.reader.edges(subject, judged)));
        open.put(key, one);
        return new Fed(one.account.verdict(Basis.of(contract, period, 0, now)).evidence(), one.fedUntil);
    }

    /** What a latency rule was fed so far; empty where its evidence was never asked for. */
    Optional<LatencyTally> latencies(Contract contract, Rule.Latency rule, Subject subject) {
        return Optional.ofNullable(open.get(new Key(contract.id(), rule.id(), subject.id()))).flatMap(one -> one.account.latencies());
    }

    /** Of whom nobody has asked since this was called last: a contract that has ended, a model of another tier. */
    void forgetTheRest() {
        open.keySet().retainAll(asked);
        asked.clear();
    }

    int held() {
        return open.size();
    }

    private static void feed(Open one, Subject subject, Instant until) {
        if (!one.fedUntil.isBefore(until)) return;
        one.reader.read(subject, new Span(one.fedUntil, until), _ -> {}, one.account::add);
        one.fedUntil = until;
    }
}

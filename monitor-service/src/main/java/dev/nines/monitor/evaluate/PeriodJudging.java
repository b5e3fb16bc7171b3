package dev.nines.monitor.evaluate;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.evaluate.EvaluationRound.Ports;
import dev.nines.monitor.evaluate.Inputs.Configured;
import dev.nines.probe.Series;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import dev.nines.sla.statement.Written;
import dev.nines.sla.store.StatementArchive.Archived;
import dev.nines.sla.store.StatementRegister.Judged;
import dev.nines.sla.store.StatementRegister.Kept;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One closed period: whether it is to be judged, for the first time or again, and what came of it. */
final class PeriodJudging {
    private final Supplier<Collection<Series>> series;
    private final Ports ports;
    private final Instant configuredAt;
    private final Map<String, Inputs> nothingSeen = new ConcurrentHashMap<>();
    private final Map<String, String> notes = new ConcurrentHashMap<>();

    PeriodJudging(Supplier<Collection<Series>> series, Ports ports) {
        this.series = series;
        this.ports = ports;
        this.configuredAt = ports.clock().instant();
    }

    /** A period that has closed, and who asks. */
    record Due(ContractSettings one, Period period, Written written) {
        Contract contract() {
            return one.contract();
        }

        String key() {
            return contract().id() + "/" + period.label();
        }
    }

    Map<String, String> notes() {
        return Map.copyOf(notes);
    }

    /** Judges it where it never was, or where what it was judged by has become other. */
    Optional<Archived> look(Due due) {
        var id = due.contract().id();
        var judged = ports.register().judged(id, due.period().label());
        // the signs are taken before the runs are read: what comes between is seen next time
        var inputs = inputs(due);
        if (judged.isPresent()) return again(due, inputs, judged.get());
        if (ports.archive().newest(id, due.period().label()).isPresent()) {
            ports.register().adopt(id, due.period().label(), new Judged(inputs.text(), due.written().at()));
            return Optional.empty();
        }
        if (inputs.equals(nothingSeen.get(due.key()))) return Optional.empty();
        return judge(due, inputs).flatMap(PeriodJudging::written);
    }

    /** Judges it whatever was noted; empty where nothing was planned or seen in it. */
    Optional<Kept> judge(Due due) {
        return judge(due, inputs(due));
    }

    /** Why it cannot be judged again: one of which runs were dropped would only lose by it. */
    Optional<String> whyNot(Contract contract, Period period) {
        var rawFrom = ports.kept().rawFrom();
        if (!rawFrom.isAfter(contract.reach(period).from())) return Optional.empty();
        return Optional.of("runs before " + rawFrom + " were dropped for their age, so it cannot be judged again: its statement stands");
    }

    private static Optional<Archived> written(Kept kept) {
        return switch (kept) {
            case Kept.New(var archived) -> Optional.of(archived);
            case Kept.Unchanged _ -> Optional.empty();
        };
    }

    private Optional<Archived> again(Due due, Inputs inputs, Judged judged) {
        var configured = configuredAt.isAfter(judged.at()) ? Configured.SINCE : Configured.BEFORE;
        return switch (inputs.after(Inputs.read(judged.inputs()), configured)) {
            case NONE, LEAVE -> Optional.empty();
            case NOTE -> {
                ports.register().adopt(due.contract().id(), due.period().label(), new Judged(inputs.text(), judged.at()));
                yield Optional.empty();
            }
            case JUDGE -> {
                var why = whyNot(due.contract(), due.period());
                why.ifPresent(reason -> notes.put(due.key(), "What it was judged by has changed since, but " + reason + "."));
                yield why.isPresent() ? Optional.empty() : judge(due, inputs).flatMap(PeriodJudging::written);
            }
        };
    }

    private Optional<Kept> judge(Due due, Inputs inputs) {
        var covered = covered(due.one());
        var statement = ports.review().statement(due.contract(), covered, due.period(), due.written());
        if (statement.isEmpty()) {
            nothingSeen.put(due.key(), inputs);
            return Optional.empty();
        }
        notes.remove(due.key());
        return Optional.of(ports.publication().publish(statement.get(), covered, inputs.text(), due.written().at()));
    }

    private Inputs inputs(Due due) {
        var signs = ports.signs();
        return Inputs.of(due.one(), due.period(), due.written().at(), due.written().software())
                .with(signs.rows(covered(due.one()), due.contract().reach(due.period())), signs.remarks(due.period().span()));
    }

    private List<Series> covered(ContractSettings settings) {
        return series.get().stream().filter(settings::covers).toList();
    }
}

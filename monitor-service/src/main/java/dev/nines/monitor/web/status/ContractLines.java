package dev.nines.monitor.web.status;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.InForce;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Archived;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every configured contract with its newest statement. */
@Singleton
public final class ContractLines {
    private static final Comparator<Archived> BY_AGE =
            Comparator.comparing(Archived::period).thenComparingInt(Archived::revision);

    private final InForce inForce;
    private final StatementArchive archive;

    ContractLines(InForce inForce, StatementArchive archive) {
        this.inForce = inForce;
        this.archive = archive;
    }

    public List<ContractLine> all() {
        var contracts = inForce.settings().contracts().stream().map(ContractSettings::contract).toList();
        if (contracts.isEmpty()) return List.of();
        var newest = archive.all().stream()
                .collect(Collectors.toMap(Archived::contract, Function.identity(), BinaryOperator.maxBy(BY_AGE)));
        return contracts.stream().map(c -> new ContractLine(c, last(newest, c))).toList();
    }

    private static ContractLine.Last last(Map<String, Archived> newest, Contract contract) {
        var archived = newest.get(contract.id());
        return archived == null ? new ContractLine.NotYet() : judged(StatementJson.read(archived.json()));
    }

    private static ContractLine.Judged judged(StatementDocument d) {
        var owed = d.credit().owed()
                ? d.credit().amount() + " owed, to be claimed by " + d.claim().lastDay() + "."
                : "Nothing is owed.";
        return new ContractLine.Judged(d.period().label(), d.verdict(), owed);
    }
}

package dev.nines.monitor.web.status;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.InForce;
import dev.nines.monitor.statement.revise.Headline;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Listed;
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
    private static final Comparator<Listed> BY_AGE = Comparator.comparing(Listed::period).thenComparingInt(Listed::revision);

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
                .collect(Collectors.toMap(Listed::contract, Function.identity(), BinaryOperator.maxBy(BY_AGE)));
        return contracts.stream().map(c -> new ContractLine(c, last(newest, c))).toList();
    }

    private ContractLine.Last last(Map<String, Listed> newest, Contract contract) {
        var listed = newest.get(contract.id());
        return listed == null ? new ContractLine.NotYet() : judged(listed.period(), Headline.of(listed, archive));
    }

    private static ContractLine.Judged judged(String period, Headline headline) {
        var owed = headline.owed() ? headline.credit() + " owed, to be claimed by " + headline.lastDay() + "." : "Nothing is owed.";
        return new ContractLine.Judged(period, headline.verdict(), owed);
    }
}

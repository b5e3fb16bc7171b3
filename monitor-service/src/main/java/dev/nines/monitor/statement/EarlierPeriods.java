package dev.nines.monitor.statement;

import dev.nines.monitor.statement.part.Earlier;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Archived;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How the periods before were stated. */
public final class EarlierPeriods {
    private static final int PERIODS = 3;

    private EarlierPeriods() {}

    /** By the newest revision of each; one without a statement is left out. The newest first. */
    public static List<Earlier> before(Contract contract, Period period, StatementArchive archive) {
        return Stream.iterate(contract.term().before(period), contract.term()::before).limit(PERIODS)
                .flatMap(one -> archive.newest(contract.id(), one.label()).stream()).map(EarlierPeriods::earlier).toList();
    }

    private static Earlier earlier(Archived archived) {
        var document = StatementJson.read(archived.json());
        var worst = document.lines().stream().map(line -> line.shares().attained()).filter(share -> !share.isEmpty())
                .min(Comparator.comparing(BigDecimal::new)).orElse("");
        return new Earlier(archived.period(), archived.revision(), document.verdict(), worst, document.credit().amount());
    }
}

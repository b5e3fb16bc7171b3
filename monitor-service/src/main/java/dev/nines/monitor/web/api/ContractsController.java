package dev.nines.monitor.web.api;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.InForce;
import dev.nines.monitor.evaluate.StandingBoard;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Promise;
import dev.nines.monitor.statement.revise.Headline;
import dev.nines.monitor.web.api.Views.ContractView;
import dev.nines.monitor.web.api.Views.StandingView;
import dev.nines.monitor.web.api.Views.StatementView;
import dev.nines.monitor.web.api.Views.VerdictView;
import dev.nines.monitor.web.read.Standings;
import dev.nines.monitor.web.read.VerdictLog;
import dev.nines.sla.Percent;
import dev.nines.sla.budget.OpenPeriod;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.store.StateChange.VerdictFound;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Listed;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** What was promised, found and written. */
@Controller("/api/v1")
@Tag(name = "contracts")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class ContractsController {
    private static final int BUDGET_DECIMALS = 3;
    private static final int BAD_DECIMALS = 6;

    private final InForce inForce;
    private final StatementArchive archive;
    private final VerdictLog verdicts;
    private final Standings standings;

    ContractsController(InForce inForce, StatementArchive archive, VerdictLog verdicts, Standings standings) {
        this.standings = standings;
        this.inForce = inForce;
        this.archive = archive;
        this.verdicts = verdicts;
    }

    @Get("/contracts")
    @Operation(operationId = "contracts", summary = "Every configured contract")
    List<ContractView> contracts() {
        return inForce.settings().contracts().stream().map(ContractSettings::contract).map(ContractsController::view).toList();
    }

    @Get("/verdicts")
    @Operation(operationId = "verdicts", summary = "What was found of each closed period, rule and series, with its evidence")
    List<VerdictView> verdicts() {
        return verdicts.all().stream().map(ContractsController::view).toList();
    }

    @Get("/standings")
    @Operation(operationId = "standings", summary = "How each rule stands in its running period, and how it can still end")
    List<StandingView> standings() {
        return standings.rows().stream().map(ContractsController::view).toList();
    }

    @Get("/statements")
    @Operation(operationId = "statements", summary = "Every archived statement, older revisions included")
    List<StatementView> statements() {
        return archive.all().stream().map(this::view).toList();
    }

    private static ContractView view(Contract c) {
        var terms = StatementDocument.terms(c);
        return new ContractView(c.id(), c.title(), c.source(), c.zone().getId(), c.activeFrom().toString(), c.fee().text(),
                terms.rules().stream().map(Promise::text).toList(), terms.creditTerms());
    }

    private static VerdictView view(VerdictFound v) {
        return new VerdictView(v.contract(), v.rule(), v.series().name(), v.period(), v.decidedAt().toString(), v.word(), v.evidence());
    }

    private static StandingView view(StandingBoard.Row row) {
        var open = row.open();
        return new StandingView(row.contract(), row.rule(), row.series(), row.period(), row.asOf().toString(), row.unit(), open.elapsed(), bad(open),
                open.whole(), number(open.objective().text()), open.soFar().map(Percent::text).map(ContractsController::number).orElse(null),
                number(Percent.text(open.bestEnd())), number(Percent.text(open.worstEnd())), open.outlook().name().toLowerCase(Locale.ROOT),
                open.remaining().decimal(BUDGET_DECIMALS, RoundingMode.DOWN).stripTrailingZeros().toPlainString());
    }

    private static BigDecimal bad(OpenPeriod open) {
        return new BigDecimal(open.bad().decimal(BAD_DECIMALS, RoundingMode.UP).stripTrailingZeros().toPlainString());
    }

    /** {@code 99.9 %} as {@code 99.9}. */
    private static String number(String percent) {
        return percent.replace(" %", "");
    }

    private StatementView view(Listed a) {
        var headline = Headline.of(a, archive);
        return new StatementView(a.contract(), a.period(), a.revision(), a.writtenAt().toString(), headline.verdict(), headline.credit(),
                headline.simulated(), "/reports/" + a.contract() + "/" + a.period());
    }
}

package dev.nines.monitor.web.report;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.InForce;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Promise;
import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.page.Frame.Data;
import dev.nines.monitor.web.page.Frame.Refresh;
import dev.nines.monitor.web.page.Frame.Section;
import dev.nines.monitor.web.page.Pages;
import dev.nines.monitor.web.read.Recent;
import dev.nines.monitor.web.report.ContractsPage.Shown;
import dev.nines.monitor.web.status.ContractLines;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;
import java.util.stream.Collectors;

@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
public final class ReportController {
    private final Pages pages;
    private final InForce inForce;
    private final Recent<ContractsPage> contracts;
    private final Recent<ReportsPage> reports;

    ReportController(Pages pages, InForce inForce, ContractLines lines, ReportList list, InstantSource clock) {
        this.pages = pages;
        this.inForce = inForce;
        this.contracts = new Recent<>(() -> contractsPage(lines, clock), clock, Recent.Limits.USUAL);
        this.reports = new Recent<>(() -> reportsPage(list, clock), clock, Recent.Limits.USUAL);
    }

    @Get("/contracts")
    @Produces(MediaType.TEXT_HTML)
    String contracts() {
        return pages.draw("contracts", contracts.get());
    }

    @Get("/reports")
    @Produces(MediaType.TEXT_HTML)
    String reports() {
        return pages.draw("reports", reports.get());
    }

    private ContractsPage contractsPage(ContractLines lines, InstantSource clock) {
        var byId = inForce.settings().contracts().stream().collect(Collectors.toMap(c -> c.contract().id(), ReportController::appliesTo));
        var shown = lines.all().stream().map(line -> {
            var terms = StatementDocument.terms(line.contract());
            return new Shown(line, byId.getOrDefault(line.contract().id(), ""), terms.rules().stream().map(Promise::text).toList(), terms.creditTerms());
        }).toList();
        return new ContractsPage(frame("Contracts", Section.CONTRACTS, clock), shown);
    }

    private static String appliesTo(ContractSettings c) {
        var models = switch (c.appliesTo()) {
            case ContractSettings.Tier t -> "every model of tier " + t.name();
            case ContractSettings.Models m -> m.patterns().stream().map(ModelPattern::text).collect(Collectors.joining(", "));
        };
        return models + switch (c.probes()) {
            case ContractSettings.Only only -> ", by probe " + String.join(", ", only.names());
            case ContractSettings.AllBut all when all.names().isEmpty() -> "";
            case ContractSettings.AllBut all -> ", without probe " + String.join(", ", all.names());
        };
    }

    private ReportsPage reportsPage(ReportList list, InstantSource clock) {
        var now = clock.instant();
        return new ReportsPage(frame("Reports", Section.REPORTS, clock), list.running(now), list.reports(now));
    }

    private Frame frame(String title, Section section, InstantSource clock) {
        return new Frame(title, section, clock.instant(), inForce.settings().isSimulated() ? Data.SIMULATED : Data.MEASURED, Refresh.LIVE);
    }
}

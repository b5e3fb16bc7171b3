package dev.nines.monitor.web.report;

import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.status.ContractLine;
import java.util.List;

public record ContractsPage(Frame frame, List<Shown> contracts) {
    public ContractsPage {
        contracts = List.copyOf(contracts);
    }

    /** @param promises and credit terms in words */
    public record Shown(ContractLine line, String appliesTo, List<String> promises, List<String> credit) {}
}

package dev.nines.monitor.web.status;

import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.read.Incident;
import java.util.List;

/** @param targets worst first */
public record StatusPage(Frame frame, Banner banner, List<TargetRow> targets, List<Incident> open, List<ContractLine> contracts) {
    public StatusPage {
        targets = List.copyOf(targets);
        open = List.copyOf(open);
        contracts = List.copyOf(contracts);
    }
}

package dev.nines.monitor.web.status;

import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.page.Words;
import dev.nines.monitor.web.read.Discovery.Findings;
import dev.nines.monitor.web.read.Incident;
import java.util.List;

/** @param targets worst first */
public record StatusPage(Frame frame, Banner banner, List<TargetRow> targets, List<Incident> open, List<ContractLine> contracts,
        Findings findings) {
    public StatusPage {
        targets = List.copyOf(targets);
        open = List.copyOf(open);
        contracts = List.copyOf(contracts);
    }

    /** Each as a sentence. */
    public List<String> notices() {
        return findings.troubles().stream().map(Words::sentence).toList();
    }
}

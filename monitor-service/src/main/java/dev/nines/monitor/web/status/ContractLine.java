package dev.nines.monitor.web.status;

import dev.nines.sla.contract.Contract;
import java.util.List;

/** A contract and how its newest judged month ended. */
public record ContractLine(Contract contract, Last last) {
    public sealed interface Last {}

    record NotYet() implements Last {}

    /**
     * @param word {@code MET}, {@code BREACHED} or {@code UNDECIDED}, the worst of the month
     * @param owed the credit in words, or why none
     */
    public record Judged(String period, String word, String owed) implements Last {}

    /** For templates, which know no patterns. */
    public List<Judged> judged() {
        return switch (last) {
            case NotYet _ -> List.of();
            case Judged j -> List.of(j);
        };
    }

    public String href() {
        return judged().isEmpty() ? "/contracts" : "/reports/" + contract.id() + "/" + judged().getFirst().period() + ".html";
    }
}

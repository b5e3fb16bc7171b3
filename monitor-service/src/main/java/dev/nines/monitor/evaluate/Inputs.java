package dev.nines.monitor.evaluate;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.statement.revise.Revision;
import dev.nines.sla.contract.Period;
import dev.nines.sla.exclusion.Exclusion;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * By what a closed period is judged, in signs.
 *
 * @param software what says so: another version may say the same terms in other words
 * @param terms all of the contract
 * @param history every version of every exclusion
 * @param excluded the exclusions that touch the period, as known at the moment of judging
 * @param rows of the runs
 * @param remarks of what was added to incidents
 */
record Inputs(String software, String terms, String history, String excluded, String rows, String remarks) {
    /** What another set of signs means for a statement that was written. */
    enum Step {
        /** It stands. */
        NONE,
        /** It stands; its signs are to be noted in the words of today. */
        NOTE,
        /** Somebody judged it by a configuration that is newer than ours: it is his to judge. */
        LEAVE,
        JUDGE
    }

    static Inputs of(ContractSettings one, Period period, Instant now, String software) {
        var exclusions = one.contract().counting().exclusions();
        var touching = exclusions.asOf(now).stream().filter(e -> !e.span().overlap(period.span()).isEmpty()).toList();
        return new Inputs(software, Revision.sha256(one.toString()), digest(exclusions.history()), digest(touching), "", "");
    }

    Inputs with(String rows, String remarks) {
        return new Inputs(software, terms, history, excluded, rows, remarks);
    }

    /** @param isNewer whether our configuration was read after the statement was judged */
    Step after(Inputs before, Configured isNewer) {
        boolean otherTerms = software.equals(before.software) && !terms.equals(before.terms);
        boolean otherwise = otherTerms || !history.equals(before.history);
        if (otherwise && isNewer == Configured.BEFORE) return Step.LEAVE;
        if (otherTerms || !excluded.equals(before.excluded) || !rows.equals(before.rows) || !remarks.equals(before.remarks)) return Step.JUDGE;
        return equals(before) ? Step.NONE : Step.NOTE;
    }

    /** When our configuration was read, as against the last judging. */
    enum Configured { BEFORE, SINCE }

    String text() {
        return "software " + software + "\nterms " + terms + "\nhistory " + history + "\nexcluded " + excluded + "\nrows " + rows + "\nremarks " + remarks;
    }

    static Inputs read(String text) {
        Map<String, String> signs = new HashMap<>();
        for (var line : text.lines().toList()) {
            int blank = line.indexOf(' ');
            if (blank > 0) signs.put(line.substring(0, blank), line.substring(blank + 1));
        }
        return new Inputs(sign(signs, "software"), sign(signs, "terms"), sign(signs, "history"), sign(signs, "excluded"), sign(signs, "rows"),
                sign(signs, "remarks"));
    }

    private static String sign(Map<String, String> signs, String name) {
        return signs.getOrDefault(name, "");
    }

    /** In words of our own, which no later version changes. */
    private static String digest(Collection<Exclusion> exclusions) {
        return Revision.sha256(exclusions.stream().map(e -> String.join("|", e.id(), Integer.toString(e.version()), e.span().from().toString(),
                e.span().to().toString(), e.kind().name(), e.standing().name(), e.author(), e.reason(), e.recordedAt().toString()))
                .collect(Collectors.joining("\n")));
    }
}

package dev.nines.monitor.rule;

import dev.nines.monitor.config.Account;
import dev.nines.monitor.schedule.Load.Used;
import dev.nines.sla.Ratio;
import dev.nines.sla.alert.CostSpent;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.contract.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/** What of each account's day is spent, in dollars and in tokens: used up is a day that has no room for another run. */
public final class CostRules implements Source {
    private static final CostSpent USUAL = Rules.usual(CostSpent.class);
    private static final Currency USD = Currency.getInstance("USD");
    private static final int MICRO_DIGITS = 6;

    private final String vantage;
    private final Function<Instant, List<Purse>> purses;

    /** @param vantage from which the money is spent: each has a purse of its own */
    CostRules(String vantage, Function<Instant, List<Purse>> purses) {
        this.vantage = vantage;
        this.purses = purses;
    }

    /**
     * The day of an account.
     *
     * @param runs what each of its runs may use at most
     */
    public record Purse(Account account, Used spent, List<Used> runs) {
        public Purse {
            runs = List.copyOf(runs);
        }
    }

    @Override
    public List<Event> events(Instant now) {
        return purses.apply(now).stream().<Event>map(purse -> new Event.Found(
                Alert.of(USUAL, LabelsOf.from(vantage, LabelsOf.endpoint(purse.account().endpoints().getFirst().name()))), find(purse))).toList();
    }

    private static Finding find(Purse purse) {
        var dollars = dollars(purse);
        return dollars instanceof Finding.Firing ? dollars : worse(tokens(purse), dollars);
    }

    private static Finding worse(Finding one, Finding other) {
        return one instanceof Finding.Firing ? one : other;
    }

    private static Finding dollars(Purse purse) {
        var allowed = purse.account().limits().dollarsPerDay();
        var run = purse.runs().stream().map(Used::dollars).min(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
        return rule(micros(allowed.subtract(run).max(BigDecimal.ZERO)), micros(allowed)).find(money(purse.spent().dollars()), money(allowed));
    }

    private static Finding tokens(Purse purse) {
        long allowed = purse.account().limits().tokensPerDay();
        long run = purse.runs().stream().mapToLong(Used::tokens).min().orElse(0);
        return rule(Math.max(0, allowed - run), allowed).find(purse.spent().tokens(), allowed);
    }

    /** A budget refuses the run that would exceed it, so it is never spent to the last cent. */
    private static CostSpent rule(long spendable, long allowed) {
        return new CostSpent(USUAL.name(), USUAL.severity(), allowed == 0 ? USUAL.share() : new Ratio(spendable, allowed));
    }

    private static Money money(BigDecimal dollars) {
        return new Money(dollars.setScale(MICRO_DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros(), USD);
    }

    private static long micros(BigDecimal dollars) {
        return dollars.movePointRight(MICRO_DIGITS).setScale(0, RoundingMode.FLOOR).longValueExact();
    }
}

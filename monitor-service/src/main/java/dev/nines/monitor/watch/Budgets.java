package dev.nines.monitor.watch;

import dev.nines.monitor.config.Account;
import dev.nines.monitor.schedule.RequestBudget;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The budget of every account that this process has known. One that is configured otherwise, or again, goes on with what was spent. */
final class Budgets {
    private final ConcurrentMap<Account.Holder, RequestBudget> known = new ConcurrentHashMap<>();

    /** Under the limits of now. */
    RequestBudget of(Account account) {
        var budget = known.computeIfAbsent(account.holder(), _ -> new RequestBudget(account.limits()));
        budget.limitTo(account.limits());
        return budget;
    }

    boolean isKnown(Account account) {
        return known.containsKey(account.holder());
    }
}

package dev.nines.monitor.watch;

import dev.nines.monitor.config.Account;
import dev.nines.monitor.config.EndpointSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.schedule.RequestBudget;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Settings, and what is asked by them. */
record Ground(Settings settings, List<Account> accounts, List<Client> clients) {
    Ground {
        accounts = List.copyOf(accounts);
        clients = List.copyOf(clients);
    }

    static Ground of(Settings settings, Budgets budgets, BiFunction<EndpointSettings, RequestBudget, Client> client) {
        var accounts = Account.of(settings);
        return new Ground(settings, accounts, accounts.stream().flatMap(account -> {
            var budget = budgets.of(account);
            return account.endpoints().stream().map(e -> client.apply(e, budget));
        }).toList());
    }

    /** Endpoints that are new, or elsewhere than they were. */
    List<String> unseen(Ground before) {
        return clients.stream().filter(c -> before.client(c.endpoint().name()).filter(b -> b.address().equals(c.address())).isEmpty())
                .map(c -> c.endpoint().name()).toList();
    }

    Optional<Client> client(String endpoint) {
        return clients.stream().filter(c -> c.endpoint().name().equals(endpoint)).findFirst();
    }
}

package dev.nines.monitor.config;

import dev.nines.monitor.config.EndpointSettings.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Endpoints that a vendor counts as one, because they share its host and our key, and what we may ask of them together: what keeps
 * within the limits of each.
 */
public record Account(List<EndpointSettings> endpoints, Limits limits) {
    public Account {
        endpoints = List.copyOf(endpoints);
    }

    /** Every endpoint belongs to one account, in the order of the settings. */
    public static List<Account> of(Settings settings) {
        Map<Holder, Account> accounts = new LinkedHashMap<>();
        for (var endpoint : settings.endpoints()) {
            accounts.merge(holder(endpoint), new Account(List.of(endpoint), endpoint.limits().ours()), Account::and);
        }
        return List.copyOf(accounts.values());
    }

    /** Whose limits they are. */
    public Holder holder() {
        return holder(endpoints.getFirst());
    }

    public boolean holds(String endpoint) {
        return endpoints.stream().anyMatch(e -> e.name().equals(endpoint));
    }

    private Account and(Account other) {
        var all = new ArrayList<>(endpoints);
        all.addAll(other.endpoints);
        return new Account(all, limits.and(other.limits));
    }

    /** Compared, never shown: a secret's text is masked. */
    public record Holder(String host, int port, Secret key) {}

    private static Holder holder(EndpointSettings endpoint) {
        var url = endpoint.baseUrl();
        int usual = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        return new Holder(host, url.getPort() < 0 ? usual : url.getPort(), endpoint.apiKey());
    }
}

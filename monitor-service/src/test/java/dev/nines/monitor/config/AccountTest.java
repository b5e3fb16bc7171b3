package dev.nines.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.EndpointSettings.Limits;
import dev.nines.monitor.config.EndpointSettings.Models;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                           url,                          key,  accounts
        another path of the same host,  https://gw.example.com/v2,    sk-1, 1
        the same port spelled out,      https://GW.example.com:443/v1, sk-1, 1
        another key,                    https://gw.example.com/v1,    sk-2, 2
        no key,                         https://gw.example.com/v1,    '',   2
        another host,                   https://gw2.example.com/v1,   sk-1, 2
        another port,                   https://gw.example.com:8443/v1, sk-1, 2
        """)
    void endpoints_share_a_budget_where_they_share_host_and_key(String name, String url, String key, int accounts) {
        var found = Account.of(settings(endpoint("a", "https://gw.example.com/v1", "sk-1", Limits.GENTLE),
                endpoint("b", url, key, Limits.GENTLE)));

        assertThat(found).hasSize(accounts);
        assertThat(found.toString()).doesNotContain("sk-");
    }

    @Test
    void what_they_share_keeps_within_the_limits_of_each() {
        var a = new Limits(List.of(RequestRate.perMinute(50), RequestRate.perDay(1_000)), 600_000, 2_000_000, BigDecimal.TEN, 4);
        var b = new Limits(List.of(new RequestRate(2, Duration.ofSeconds(1)), new RequestRate(500, Duration.ofHours(1))), 200_000,
                9_000_000, BigDecimal.ONE, 8);

        var account = Account.of(settings(endpoint("a", "https://gw/v1", "k", a), endpoint("b", "https://gw/v1", "k", b))).getFirst();

        assertThat(account.limits()).isEqualTo(new Limits(
                List.of(RequestRate.perMinute(24), new RequestRate(100, Duration.ofHours(1)), RequestRate.perDay(600)),
                Limits.WHOLE, 1_200_000, BigDecimal.ONE, 4));
        assertThat(account.holds("b")).isTrue();
        assertThat(account.holds("c")).isFalse();
    }

    private static EndpointSettings endpoint(String name, String url, String key, Limits limits) {
        return new EndpointSettings(name, URI.create(url), new Secret(key), limits, Models.ALL);
    }

    private static Settings settings(EndpointSettings... endpoints) {
        return new Settings(Settings.Origin.FILE, VantageSettings.named("here"), Arrays.asList(endpoints), List.of(), List.of(), List.of(),
                IncidentSettings.USUAL, List.of());
    }
}

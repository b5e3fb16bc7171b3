package dev.nines.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.VantageSettings.CanaryHost;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VantageSettingsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        endpoint,                          elsewhere, on this machine
        https://gateway.example.com/v1,    true,      true
        https://10.0.0.7/v1,               true,      true
        http://[2001:db8::1]/v1,           true,      true
        http://127.0.0.1:8080/v1,          false,     true
        http://127.1.2.3/v1,               false,     true
        http://[::1]:8080/v1,              false,     true
        http://localhost/v1,               false,     true
        http://gw.localhost/v1,            false,     true
        http://localhost.example.com/v1,   true,      true
        """)
    void a_canary_elsewhere_says_nothing_of_an_endpoint_on_this_machine(URI endpoint, boolean elsewhere, boolean here) {
        assertThat(VantageSettings.named("zurich-1").canarySpeaksFor(endpoint)).isEqualTo(elsewhere);
        assertThat(with(new CanaryHost("127.0.0.1", 443)).canarySpeaksFor(endpoint)).isEqualTo(here);
    }

    @Test
    void no_canary_speaks_for_nobody() {
        assertThat(with().canarySpeaksFor(URI.create("https://gateway.example.com/v1"))).isFalse();
    }

    private static VantageSettings with(CanaryHost... hosts) {
        return new VantageSettings("zurich-1", List.of(hosts));
    }
}

package dev.nines.monitor.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.Settings;
import dev.nines.probe.simulator.script.DemoScript;
import java.net.URI;
import org.junit.jupiter.api.Test;

class DemoSettingsTest {
    private final Settings settings = DemoSettings.settings(DemoScript.script(), URI.create("http://127.0.0.1:1/v1"),
            URI.create("http://127.0.0.1:8080"), new Secret("whsec_x"));

    @Test
    void its_tiers_are_the_scripts() {
        assertThat(DemoScript.script().models())
                .allSatisfy(m -> assertThat(settings.tierOf(m.id())).isEqualTo(m.tier()));
    }

    @Test
    void its_prices_are_the_scripts() {
        var price = settings.endpoints().getFirst().models().priceOf(DemoScript.BREACHES).orElseThrow();

        assertThat(price.inputUsd()).isEqualByComparingTo("0.55");
        assertThat(price.outputUsd()).isEqualByComparingTo("2.19");
    }

    @Test
    void it_judges_both_tiers_and_tells_its_own_receiver() {
        assertThat(settings.isSimulated()).isTrue();
        assertThat(settings.contracts()).extracting(c -> c.contract().id()).containsExactly("pro-channel", "standard");
        assertThat(settings.receivers()).singleElement()
                .satisfies(r -> assertThat(r.destination().url().reveal()).isEqualTo("http://127.0.0.1:8080/demo/receiver"));
    }
}

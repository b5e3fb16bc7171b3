package dev.nines.monitor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Series;
import dev.nines.probe.Target;
import org.junit.jupiter.api.Test;

class LabelsOfTest {
    private static final Target TARGET = new Target("global-api", "chat", "Qwen/Qwen3-32B");

    @Test
    void a_series_is_named_by_all_that_tells_it_apart() {
        assertThat(LabelsOf.series(new Series(TARGET, "pro", "zurich")).text())
                .isEqualTo("endpoint=global-api, tier=pro, probe=chat, model=Qwen/Qwen3-32B, vantage=zurich");
    }

    @Test
    void a_series_without_a_tier_has_no_such_label() {
        assertThat(LabelsOf.series(new Series(TARGET, "", "zurich")).text())
                .isEqualTo("endpoint=global-api, probe=chat, model=Qwen/Qwen3-32B, vantage=zurich");
    }

    @Test
    void what_is_about_a_whole_endpoint_is_contained_in_what_is_about_its_targets() {
        var series = LabelsOf.series(new Series(TARGET, "pro", "zurich"));
        assertThat(series.contain(LabelsOf.endpoint("global-api"))).isTrue();
        assertThat(series.contain(LabelsOf.tier("global-api", "pro"))).isTrue();
        assertThat(series.contain(LabelsOf.vantage("zurich"))).isTrue();
        assertThat(series.contain(LabelsOf.tier("global-api", "standard"))).isFalse();
    }
}

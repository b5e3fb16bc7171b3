package dev.nines.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class ProvisioningTest {
    @Test
    void prometheus_accepts_the_scrape_configuration() throws Exception {
        Tools.require(Tools.PROMTOOL);

        for (var promtool : Tools.promtools()) {
            assertThat(Tools.run(promtool, "check", "config", "--lint=all", "--lint-fatal", "prometheus/prometheus.yml")).contains("SUCCESS");
        }
    }

    @Test
    void grafana_finds_its_data_sources_under_fixed_names() throws IOException {
        var sources = yaml("grafana/provisioning/datasources/nines.yaml");

        assertThat(sources).containsEntry("apiVersion", 1);
        assertThat(sources.get("datasources")).asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .extracting(source -> source.get("uid") + " " + source.get("type"))
                .containsExactly("nines-prometheus prometheus", "nines-postgres grafana-postgresql-datasource");
    }

    @Test
    void the_data_source_knows_the_scrape_interval() throws IOException {
        var scrape = Files.readString(Path.of("prometheus/prometheus.yml"));
        var source = Files.readString(Path.of("grafana/provisioning/datasources/nines.yaml"));

        assertThat(scrape).contains("scrape_interval: 15s");
        assertThat(source).contains("timeInterval: 15s");
    }

    @Test
    void grafana_reads_dashboards_from_files() throws IOException {
        var providers = yaml("grafana/provisioning/dashboards/nines.yaml");

        assertThat(providers).containsEntry("apiVersion", 1);
        assertThat(providers.get("providers")).isInstanceOf(List.class).asString()
                .contains("type=file").contains("path=$NINES_DASHBOARDS");
    }

    private static Map<String, Object> yaml(String file) throws IOException {
        return new Yaml().load(Files.readString(Path.of(file)));
    }
}

package dev.nines.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.ContractSettings.AllBut;
import dev.nines.monitor.config.ContractSettings.Only;
import dev.nines.monitor.config.ContractSettings.Through;
import dev.nines.monitor.statement.October;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of these names: chat and long stream, vectors does not. */
class ContractSettingsTest {
    private static final Through UNNAMED = new AllBut(List.of("vectors"));
    private static final Through NAMED = new Only(List.of("long", "vectors"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            case,                                    probe,   tier, where none is named, where long and vectors are
            what streams counts,                     chat,    pro,  true,                false
            each probe that streams,                 long,    pro,  true,                true
            what does not stream only if it is named, vectors, pro, false,               true
            what an earlier configuration asked,     short,   pro,  true,                false
            another tier,                            long,    free, false,               false
            """)
    void a_contract_counts_the_probes_that_it_names_or_each_that_streams(
            String name, String probe, String tier, boolean unnamed, boolean named) {
        var series = new Series(new Target("gw", probe, "vendor/model"), tier, "here");

        assertThat(through(UNNAMED).covers(series)).as(name).isEqualTo(unnamed);
        assertThat(through(NAMED).covers(series)).as(name).isEqualTo(named);
    }

    private static ContractSettings through(Through probes) {
        return new ContractSettings(October.contract(), new ContractSettings.Tier("pro"), probes);
    }
}

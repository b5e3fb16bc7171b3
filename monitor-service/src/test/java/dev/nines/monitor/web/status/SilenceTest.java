package dev.nines.monitor.web.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.IncidentSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.VantageSettings;
import dev.nines.monitor.web.read.LastSeen;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {
    private static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");
    private static final Series SERIES = new Series(new Target("gw", "chat", "m"), "", "here");
    private static final Silence SILENCE = new Silence(new Settings(Settings.Origin.FILE, VantageSettings.named("here"), List.of(), List.of(),
            List.of(), List.of(), IncidentSettings.USUAL, List.of()));

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            case,                                               newest,          seconds ago, state
            it answers,                                         OK,              1,           up
            one failure opens no incident,                      SERVER_ERROR,    1,           up
            a refusal for rate is an answer,                    RATE_LIMITED,    1,           up
            our own trouble says nothing new,                   LOCAL,           1,           up
            a model that is not there is not up,                MODEL_NOT_FOUND, 1,           unknown
            a wrong key says nothing of the model,              AUTH,            1,           unknown
            nor does an empty purse,                            QUOTA,           1,           unknown
            nor a question that it does not take,               BAD_REQUEST,     1,           unknown
            silence is not up,                                  OK,              600,         unknown
            """)
    void without_an_incident_the_newest_run_says_the_state(String name, ObservationClass newest, int ago, String word) {
        var seen = new LastSeen.At(NOON.minusSeconds(ago), newest, "");

        assertThat(SILENCE.judge(SERIES, seen, NOON).word()).isEqualTo(word);
    }
}

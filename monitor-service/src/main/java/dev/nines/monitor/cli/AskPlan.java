package dev.nines.monitor.cli;

import dev.nines.monitor.ask.Subject;
import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.ProbeSettings.Conduct;
import dev.nines.monitor.config.ProbeSettings.Timeouts;
import dev.nines.monitor.discover.ProbeVersion;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.openai.ApiKey;
import dev.nines.probe.openai.Ask;
import dev.nines.probe.openai.Connecting;
import dev.nines.probe.openai.Deadlines;
import dev.nines.probe.openai.Endpoint;
import dev.nines.probe.openai.Manner;
import dev.nines.probe.openai.OpenAiProbe;
import dev.nines.probe.openai.Pricing;
import dev.nines.probe.openai.ProbeTransport;
import dev.nines.probe.openai.Question;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What the options come to. */
record AskPlan(URI baseUrl, ApiKey key, List<String> models, Ask.Chat chat, Timeouts timeouts) {
    private static final String PROBE = "chat";
    private static final String VANTAGE = "here";

    List<Subject> subjects(ProbeTransport transport) {
        return models.stream().map(model -> subject(model, transport)).toList();
    }

    /** The endpoint is called by its host: there is no configuration that would name it. */
    private Subject subject(String model, ProbeTransport transport) {
        var series = new Series(new Target(baseUrl.getHost(), PROBE, model), "", VANTAGE);
        var deadlines =
                new Deadlines(timeouts.connect(), timeouts.firstToken(), timeouts.idle(), timeouts.total());
        String version = ProbeVersion.of(new ProbeSettings(PROBE, baseUrl.getHost(),
                List.of(new ModelPattern(model)), Duration.ofSeconds(1), chat,
                new Conduct(timeouts, Connecting.KEPT, Duration.ZERO)));
        var asked = new Question(model, chat, Manner.of(deadlines), Pricing.UNKNOWN, version, false);
        var probe = OpenAiProbe.of(transport, new Endpoint(baseUrl, key), asked, InstantSource.system());
        return new Subject(series, probe, version);
    }
}

package dev.nines.monitor.cli;

import dev.nines.monitor.ask.Subject;
import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.ProbeSettings.Conduct;
import dev.nines.monitor.discover.ProbeVersion;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.openai.Ask;
import dev.nines.probe.openai.Deadlines;
import dev.nines.probe.openai.Endpoint;
import dev.nines.probe.openai.Manner;
import dev.nines.probe.openai.OpenAiProbe;
import dev.nines.probe.openai.Pricing;
import dev.nines.probe.openai.ProbeTransport;
import dev.nines.probe.openai.Question;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What the options come to. */
record AskPlan(Endpoint endpoint, List<String> models, Ask ask, Conduct conduct) {
    private static final String VANTAGE = "here";

    List<Subject> subjects(ProbeTransport transport) {
        return models.stream().map(model -> subject(model, transport)).toList();
    }

    /** The endpoint is called by its host: there is no configuration that would name it. */
    private Subject subject(String model, ProbeTransport transport) {
        String host = endpoint.baseUrl().getHost();
        String kind = kind();
        var series = new Series(new Target(host, kind, model), "", VANTAGE);
        String version = ProbeVersion.of(new ProbeSettings(
                kind, host, List.of(new ModelPattern(model)), Duration.ofSeconds(1), ask, conduct));
        var asked = new Question(model, ask, manner(), Pricing.UNKNOWN, version, false);
        return new Subject(series, OpenAiProbe.of(transport, endpoint, asked, InstantSource.system())::run, version);
    }

    private String kind() {
        return switch (ask) {
            case Ask.Chat _ -> "chat";
            case Ask.Embedding _ -> "embeddings";
            case Ask.Models _ -> "models";
        };
    }

    private Manner manner() {
        var limits = conduct.timeouts();
        var deadlines = new Deadlines(limits.connect(), limits.firstToken(), limits.idle(), limits.total());
        return new Manner(deadlines, conduct.connecting());
    }
}

package dev.nines.monitor.ask;

import dev.nines.probe.json.ObservationJson;
import java.util.function.Consumer;

/** One observation a line, as the service stores and serves it, and each gap beside it. The summary is a message, not data. */
public final class JsonView implements View {
    private final Consumer<String> data;
    private final Consumer<String> messages;

    public JsonView(Consumer<String> data, Consumer<String> messages) {
        this.data = data;
        this.messages = messages;
    }

    @Override
    public void begin() {}

    @Override
    public void show(Run run) {
        data.accept(ObservationJson.write(run.observation(), run.gaps()));
    }

    @Override
    public void end(Summary summary) {
        messages.accept(summary.counts());
    }
}

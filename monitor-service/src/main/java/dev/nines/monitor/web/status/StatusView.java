package dev.nines.monitor.web.status;

import dev.nines.monitor.config.Settings;
import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.page.Frame.Data;
import dev.nines.monitor.web.page.Frame.Refresh;
import dev.nines.monitor.web.page.Frame.Section;
import dev.nines.monitor.web.page.Words;
import dev.nines.monitor.web.read.Incident;
import dev.nines.monitor.web.read.LastSeen;
import dev.nines.monitor.web.read.SeriesFigures;
import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** From what the store knows to what the status page says. Pure. */
public final class StatusView {
    private static final Duration LEAST_SILENCE = Duration.ofMinutes(1);
    private static final int SLOTS_OF_SILENCE = 3;

    private final Settings settings;

    public StatusView(Settings settings) {
        this.settings = settings;
    }

    public StatusPage page(List<SeriesFigures> figures, List<Incident> open, List<ContractLine> contracts, Instant now) {
        var rows = figures.stream().map(f -> row(f, open, now)).sorted(TargetRow.WORST_FIRST).toList();
        var frame = new Frame("Status", Section.STATUS, now, settings.isSimulated() ? Data.SIMULATED : Data.MEASURED, Refresh.LIVE);
        return new StatusPage(frame, Banner.of(rows), rows, open, contracts);
    }

    public TargetRow row(SeriesFigures f, List<Incident> open, Instant now) {
        var uptime = Uptime.of(f.month(), Promise.to(f.series(), settings));
        return new TargetRow(f.series(), state(f, open, now), uptime, f.recent(), f.lastFailure());
    }

    private State state(SeriesFigures f, List<Incident> open, Instant now) {
        return open.stream()
                .filter(i -> i.series().equals(f.series().name()))
                .findFirst()
                .<State>map(i -> new State.Down(i.since(), i.reason()))
                .orElseGet(() -> heardOf(f, now));
    }

    private State heardOf(SeriesFigures f, Instant now) {
        return switch (f.newest()) {
            case LastSeen.Nothing _ -> new State.Unknown("not asked yet");
            case LastSeen.At at when at.slot().plus(silence(f.series())).isBefore(now) ->
                new State.Unknown("silent for " + Words.duration(Duration.between(at.slot(), now)));
            case LastSeen.At _ -> new State.Up();
        };
    }

    /** Of a series that is asked once an hour, one minute of silence says nothing. */
    private Duration silence(Series series) {
        return settings.probes().stream()
                .filter(p -> p.name().equals(series.target().probe()))
                .map(p -> p.every().multipliedBy(SLOTS_OF_SILENCE))
                .filter(d -> d.compareTo(LEAST_SILENCE) > 0)
                .findFirst()
                .orElse(LEAST_SILENCE);
    }
}

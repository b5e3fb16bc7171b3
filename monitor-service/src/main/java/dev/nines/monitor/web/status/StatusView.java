package dev.nines.monitor.web.status;

import dev.nines.monitor.config.IncidentSettings.Viewers;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.page.Frame.Data;
import dev.nines.monitor.web.page.Frame.Refresh;
import dev.nines.monitor.web.page.Frame.Section;
import dev.nines.monitor.web.read.Discovery.Findings;
import dev.nines.monitor.web.page.Words;
import dev.nines.monitor.web.read.Incident;
import dev.nines.monitor.web.read.Incidents.SeenAlone;
import dev.nines.monitor.web.read.SeriesFigures;
import dev.nines.sla.store.StateChange.Kind;
import dev.nines.probe.ObservationClass;
import java.time.Instant;
import java.util.List;

/** From what the store knows to what the status page says. Pure. */
public final class StatusView {
    private final Settings settings;
    private final List<SeenAlone> alone;

    public StatusView(Settings settings) {
        this(settings, List.of());
    }

    /** @param alone what one vantage sees and too few others do */
    public StatusView(Settings settings, List<SeenAlone> alone) {
        this.settings = settings;
        this.alone = settings.incidents().viewers() instanceof Viewers.Together ? List.copyOf(alone) : List.of();
    }

    /** What the page is made of. */
    public record Known(List<SeriesFigures> figures, List<Incident> open, List<ContractLine> contracts, Findings findings) {}

    public StatusPage page(Known known, Instant now) {
        var rows = known.figures().stream().filter(f -> !isAside(f, known.findings())).map(f -> row(f, known.open(), now)).sorted(TargetRow.WORST_FIRST).toList();
        var frame = new Frame("Status", Section.STATUS, now, settings.isSimulated() ? Data.SIMULATED : Data.MEASURED, Refresh.LIVE);
        return new StatusPage(frame, Banner.of(rows, known.findings()), rows, alone(known.open()), known.contracts(), known.findings());
    }

    /** What is part of a larger one that is open is told by that one. */
    private static List<Incident> alone(List<Incident> open) {
        return open.stream().filter(i -> open.stream().noneMatch(whole -> whole.id().equals(i.partOf()))).toList();
    }

    /** Tried, and set aside before it ever answered: it stands among those that are not asked. */
    private static boolean isAside(SeriesFigures f, Findings findings) {
        return f.month().of(ObservationClass.OK) == 0
                && findings.setAside().stream().anyMatch(s -> s.model().equals(f.series().target().model()));
    }

    public TargetRow row(SeriesFigures f, List<Incident> open, Instant now) {
        var uptime = Uptime.of(f.month(), Promise.to(f.series(), settings));
        return new TargetRow(f.series(), state(f, open, now), uptime, f.recent(), f.lastFailure());
    }

    private State state(SeriesFigures f, List<Incident> open, Instant now) {
        return open.stream()
                .filter(i -> i.kind() == Kind.TARGET && i.isOf(f.series()))
                .findFirst()
                .<State>map(i -> new State.Down(i.since(), i.reason()))
                .orElseGet(() -> disputed(f, new Silence(settings).judge(f.series(), f.newest(), now)));
    }

    /** It is not down, as too few others say so; and from here it does not work. */
    private State disputed(SeriesFigures f, State otherwise) {
        return switch (otherwise) {
            case State.Up up -> alone.stream().filter(one -> one.series().equals(f.series().name())).findFirst()
                    .<State>map(one -> new State.Unknown("fails from " + f.series().vantage() + ", " + one.reason() + " since " + Words.utc(one.since())
                            + "; too few others say so")).orElse(up);
            case State.Down _, State.Unknown _ -> otherwise;
        };
    }
}

package dev.nines.monitor.watch;

import dev.nines.monitor.alert.decide.AlertDesk;
import dev.nines.monitor.alert.decide.GroupMessages;
import dev.nines.monitor.config.IncidentSettings;
import dev.nines.monitor.config.IncidentSettings.Viewers;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.VantageSettings;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.monitor.schedule.Cadence;
import dev.nines.probe.Series;
import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.silence.Silences;
import dev.nines.sla.vantage.Vantages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A process of one vantage: what decides on incidents of several vantages, and the desk that records and tells. */
final class TogetherNode implements AutoCloseable {
    static final Duration EVERY = Duration.ofSeconds(10);
    static final IncidentPolicy POLICY = new IncidentPolicy(2, 2);
    private static final List<ReceiverSettings> OPS = List.of(new ReceiverSettings("ops", new Secret("http://ops"), Secret.NONE, List.of("*")));

    final Stores stores;
    final AlertDesk desk;
    final TogetherRound round;
    private final String vantage;
    private volatile Settings settings;

    TogetherNode(DataSource database, Path spool, String vantage, Sights sights) {
        this.vantage = vantage;
        this.stores = Stores.open(database, spool);
        this.settings = settings(together(2, "a", "b", "c"));
        this.desk = new AlertDesk(new AlertDesk.Ports(stores.alertLog(), () -> Silences.NONE, sights.clock(), () -> {}), new GroupMessages(OPS, Map.of()));
        var sight = new Sight(() -> sights.asked().get().stream().map(s -> new Cadence(new Series(s.target(), s.tier(), vantage), EVERY, Duration.ZERO,
                new Cadence.Pace.AsAsked())).toList(), stores.series());
        this.round = new TogetherRound(stores, sight, new TogetherRound.Ports(() -> settings, o -> Grading.forUptime(o, Grading.OUR_OWN, Gone.WHILE_OFFERED),
                desk::accept));
        desk.start(List.of());
    }

    /** What a node sees of its surroundings. */
    record Sights(InstantSource clock, Supplier<List<Series>> asked) {}

    static Viewers together(int quorum, String... names) {
        return new Viewers.Together(new Vantages(quorum, new TreeSet<>(Arrays.asList(names))), EVERY);
    }

    void decideBy(Viewers viewers) {
        settings = settings(viewers);
        round.lookAgain();
    }

    @Override
    public void close() {
        desk.close();
        stores.close();
    }

    private Settings settings(Viewers viewers) {
        return new Settings(Settings.Origin.FILE, VantageSettings.named(vantage), List.of(), List.of(), List.of(), List.of(),
                new IncidentSettings(POLICY, viewers), OPS);
    }
}

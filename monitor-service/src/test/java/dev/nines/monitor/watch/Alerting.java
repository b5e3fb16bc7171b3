package dev.nines.monitor.watch;

import dev.nines.monitor.alert.Delivery;
import dev.nines.monitor.alert.channel.Channels;
import dev.nines.monitor.alert.decide.AlertDesk;
import dev.nines.monitor.alert.decide.GroupMessages;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.monitor.live.IncidentWatch;
import dev.nines.monitor.outbound.NameLookup;
import dev.nines.monitor.outbound.OutboundClient;
import dev.nines.monitor.outbound.OutboundGuard;
import dev.nines.monitor.outbound.Reach;
import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.silence.Silences;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Detection, decision and delivery as the service has them, in a process of their own that may be killed: observations of a {@link Weather}
 * are stored, watched, decided and sent, sixty times as fast as they would be.
 */
final class Alerting {
    static final IncidentPolicy POLICY = new IncidentPolicy(2, 2);
    private static final int FASTER = 60;
    /** Two seconds of the real time in which attempts are made: the usual one would be a third of a second, and the first of a process takes as long. */
    private static final Duration LEASE = Duration.ofSeconds(2 * FASTER);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private Alerting() {}

    /** @param args database, receiver, when it all began by the clock on the wall, first slot, from when on all is well */
    public static void main(String[] args) throws IOException, SQLException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var began = Instant.parse(args[2]);
        var weather = new Weather(Instant.parse(args[3]), Instant.parse(args[4]));
        InstantSource clock = () -> weather.from().plus(Duration.between(began, Instant.now()).multipliedBy(FASTER));
        var source = new PGSimpleDataSource();
        source.setUrl(args[0]);
        var stores = Stores.open(source, Files.createTempDirectory("alerting"));
        stores.observations().ensurePartitions(weather.from(), weather.from().plus(Duration.ofDays(40)));
        var receivers = List.of(new ReceiverSettings("ops", new Secret(args[1]), new Secret(SECRET), List.of("*")));
        var http = OutboundClient.open(new OutboundGuard(Reach.OPERATOR, NameLookup.SYSTEM));
        var delivery = new Delivery(stores.outbox(), Channels.of(receivers, http, InstantSource.system()), (_, _) -> {}, clock, LEASE);
        var desk = new AlertDesk(new AlertDesk.Ports(stores.alertLog(), () -> Silences.NONE, clock, delivery::wake), new GroupMessages(receivers, Map.of()));
        var watch = new IncidentWatch(new IncidentTracker(POLICY), o -> Grading.forUptime(o, Grading.OUR_OWN, Gone.WHILE_OFFERED),
                new IncidentWatch.Ties(Weather::series, desk::accept, _ -> {}));
        delivery.start();
        var restore = new IncidentRestore(stores.incidents(), stores.observations(), watch);
        var now = clock.instant();
        var outages = restore.outages(Weather.series(), AlertDesk.REMEMBERED, now);
        restore.restore(Weather.series(), now);
        desk.start(outages);
        out.println("ready");
        for (long index = next(source); ; index++) {
            while (weather.slot(index).isAfter(clock.instant())) LockSupport.parkNanos(1_000_000);
            var observations = weather.at(index);
            stores.observations().append(observations);
            out.println("stored " + index);
            observations.forEach(watch::accept);
            out.println("watched " + index);
            if (index % 6 == 0 && desk.waiting() == 0) stores.incidents().watched("here", weather.slot(index));
        }
    }

    private static long next(PGSimpleDataSource source) throws SQLException {
        try (var connection = source.getConnection(); var count = connection.createStatement();
                var row = count.executeQuery("select count(distinct slot) from nines.observation")) {
            row.next();
            return row.getLong(1);
        }
    }
}

package dev.nines.db.bench;

import dev.nines.db.Migrations;
import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import javax.sql.DataSource;

/** Loads, sums up, asks and prints. See {@link Options}. */
final class Keep {
    private static final int TIMES = Integer.getInteger("repetitions", 7);
    private static final int WINDOWS = 40;
    private static final Traffic BUSY = new Traffic(Fleet.atMixedPaces(1));
    /** Of one measurement: 75,000 observations. */
    private static final int HOURS = 3;

    private final Options options;
    private final Server server;
    private final DataSource database;
    private final Figures figures = new Figures();
    private final Traffic traffic;
    private final Load load;

    private Keep(Options options, Server server) throws Exception {
        this.options = options;
        this.server = server;
        this.database = server.connection();
        Migrations.migrate(server.source());
        this.traffic = new Traffic(options.fleet());
        this.load = new Load(database, traffic, figures);
    }

    public static void main(String[] arguments) throws Exception {
        var options = Options.of(arguments);
        try (var server = Server.start(options.folder())) {
            var keep = new Keep(options, server);
            keep.loadDays();
            keep.ingest();
            keep.ask();
            Table.print(keep.figures);
        }
    }

    private void loadDays() throws Exception {
        long perDay = traffic.fleet().stream().mapToLong(m -> Duration.ofDays(1).dividedBy(m.every())).sum();
        for (LocalDate day : options.loadedFrom().datesUntil(options.until()).toList()) {
            if (load.has(day)) continue;
            long began = System.nanoTime();
            load.copy(day);
            load.sumUp(day, perDay);
            say(day + ": " + perDay + " observations in " + secondsSince(began));
        }
        new OlderDays(database, options).make(load);
        load.all("rollup_months", Load.start(options.until()));
        Ask.run(database, "update nines.raw_state set raw_from = '" + Load.start(options.rowsFrom()) + "'");
        Ask.run(database, "vacuum analyze");
    }

    /** What came after everything else, and waits in a spool. */
    private void ingest() throws Exception {
        var busy = new Load(database, BUSY, figures);
        var floors = new Floors(database, busy.ids());
        Instant from = Load.start(options.until());
        for (int hour = 0; hour < TIMES; hour++) {
            var rows = busy.hours(from.plus(Traffic.HOUR.multipliedBy(2L * HOURS * hour)), HOURS);
            var more = busy.hours(from.plus(Traffic.HOUR.multipliedBy(2L * HOURS * hour + HOURS)), HOURS);
            busy.append("append 1000", rows, 1_000);
            busy.append("append 2000", more, 2_000);
            busy.append("replay", rows, 1_000);
            floors.measure(figures, rows, 1_000);
            floors.measure(figures, more, 2_000);
            say("ingest " + (hour + 1) + " of " + TIMES + ": " + figures.shown("append 1000") + " rows/s");
        }
    }

    private void ask() throws Exception {
        Instant until = Load.start(options.until());
        var questions = new Questions(database, traffic, figures, until);
        questions.measure("warm up", 1);
        say("asking, idle");
        questions.measure("idle", TIMES);
        questions.measureRaw(3);
        say("comparing with raw rows");
        var errors = new Errors(database, traffic, figures);
        Instant month = Load.start(options.until().minusDays(1).withDayOfMonth(1).minusMonths(1));
        errors.measure("hour", until.minus(Duration.ofHours(30)), Duration.ofHours(6), WINDOWS);
        errors.measure("day", until.minus(Duration.ofDays(6)), Duration.ofDays(1), WINDOWS);
        errors.measure("month", month, Duration.between(month, until.minus(Duration.ofDays(1))), 1);
        errors.measureOdd(month, Duration.ofDays(31), WINDOWS);
        Sizes.measure(database, figures);
        say("asking, beside ingest");
        var second = server.connection();
        var sink = new PostgresObservations(second, new SeriesTable(second));
        try (var _ = Steady.start(BUSY, sink, until.plus(Duration.ofDays(7)))) {
            questions.measure("busy", TIMES);
        }
    }

    static void say(String what) {
        System.err.println(what);
    }

    static String secondsSince(long began) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - began) / 1e9);
    }
}

package dev.nines.monitor.watch.golden;

import dev.nines.db.Migrations;
import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.SettingsFile;
import dev.nines.monitor.evaluate.PeriodReview;
import dev.nines.monitor.evaluate.PeriodReview.Sources;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.watch.KeptRuns;
import dev.nines.monitor.watch.Stores;
import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.statement.Written;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The seeded months in a database, and what is stated of them. */
final class GoldenStore implements AutoCloseable {
    private static final Path CONTRACTS = Path.of("src/test/resources/statement/golden/contracts.yaml");
    private static final Instant AT = Instant.parse("2026-11-05T00:00:00Z");

    private final DataSource source;
    private final Stores stores;

    private GoldenStore(DataSource source, Path folder) {
        this.source = source;
        this.stores = Stores.open(source, folder);
        for (var month : months()) {
            stores.observations().append(month.runs());
            stores.plans().keep(month.plans());
            stores.plans().keepMissed(month.missed(), "MONITOR_OFFLINE");
        }
    }

    static GoldenStore embedded(Path folder) {
        return new GoldenStore(new TestPostgres(), folder);
    }

    /** @param url of a server that somebody else set up */
    static GoldenStore another(String url, Path folder) throws SQLException {
        var server = new PGSimpleDataSource();
        server.setUrl(url);
        var name = "golden_" + ProcessHandle.current().pid();
        try (var connection = server.getConnection(); var create = connection.createStatement()) {
            create.execute("create database " + name);
        }
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setDatabaseName(name);
        Migrations.migrate(database);
        return new GoldenStore(database, folder);
    }

    static List<ContractSettings> contracts() {
        return switch (SettingsFile.load(CONTRACTS, Map.of())) {
            case Loaded.Valid(var settings) -> settings.contracts();
            case Loaded.Invalid(var report) -> throw new IllegalStateException(report);
        };
    }

    private static List<GoldenMonth> months() {
        return Stream.concat(GoldenMonth.ALL.stream(), GoldenMonth.TOGETHER.stream()).toList();
    }

    static GoldenMonth month(String contract) {
        return months().stream().filter(one -> one.contract().equals(contract)).findFirst().orElseThrow();
    }

    DataSource source() {
        return source;
    }

    Statement statement(String contract) {
        return statement(contract, KeptRuns.ofMonths(stores));
    }

    /** @param sources from which the runs are read */
    private Statement statement(String contract, Sources sources) {
        var settings = contracts().stream().filter(one -> one.contract().id().equals(contract)).findFirst().orElseThrow();
        var month = month(contract);
        var middle = month.time().from().plus(month.time().length().dividedBy(2));
        var review = new PeriodReview(sources, new IncidentTracker(new IncidentPolicy(3, 3)));
        var series = months().stream().filter(one -> one.contract().equals(contract)).map(GoldenMonth::series).toList();
        return review.statement(settings.contract(), series, settings.contract().term().periodAt(middle),
                new Written(AT, "nines x")).orElseThrow();
    }

    String json(String contract) {
        return StatementJson.write(StatementDocument.of(statement(contract), Origin.MEASURED));
    }

    String jsonRowByRow(String contract) {
        return StatementJson.write(StatementDocument.of(statement(contract, KeptRuns.in(stores)), Origin.MEASURED));
    }

    @Override
    public void close() {
        stores.close();
    }
}

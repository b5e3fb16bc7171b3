package dev.nines.db.bench;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Bytes on disk for each observation, indexes included, at each level. */
final class Sizes {
    private static final List<String> ROLLUPS = List.of("latency_hour", "availability_hour", "latency_day", "availability_day");
    private static final String BYTES = """
            select coalesce(sum(pg_total_relation_size(relid)), 0) from pg_partition_tree('nines.%s') where isleaf""";
    private static final String ROWS = "select sum(pg_relation_size(relid)) from pg_partition_tree('nines.observation') where isleaf";

    private Sizes() {}

    static void measure(DataSource database, Figures figures) throws SQLException {
        double raw = Ask.number(database, "select count(*) from nines.observation");
        figures.add("bytes raw", Ask.number(database, BYTES.formatted("observation")) / raw);
        figures.add("bytes raw heap", Ask.number(database, ROWS) / raw);
        double counted = Ask.number(database, """
                select sum(ok + server_error + timeout + truncated + malformed + empty + connect + model_not_found + rate_limited
                           + quota + auth + bad_request + local) from nines.availability_day""");
        figures.add("bytes latency_month", Ask.number(database, "select pg_total_relation_size('nines.latency_month')") / counted);
        for (String table : ROLLUPS) figures.add("bytes " + table, Ask.number(database, BYTES.formatted(table)) / counted);
    }
}

package dev.nines.db;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A server with the three roles of {@code db/roles.sql}, under names of our own. */
public final class TestRoles {
    public static final String OWNER = "test_owner";
    public static final String SERVICE = "test_service";
    public static final String READER = "test_reader";

    private TestRoles() {}

    private static final class Template {
        static final PGSimpleDataSource MIGRATED = migrated();
    }

    /** A database that the owner, who may make neither roles nor databases, has migrated; seen by a superuser. */
    public static DataSource database() {
        return TestDatabase.copyOf(Template.MIGRATED);
    }

    private static PGSimpleDataSource migrated() {
        var database = TestDatabase.empty();
        TestDatabase.execute(database, Stream.of(OWNER, SERVICE, READER).map("""
                do $$ begin create role %s login; exception when duplicate_object or unique_violation then null; end $$;"""::formatted).collect(joining())
                + "create schema nines authorization " + OWNER);
        var owner = TestDatabase.as(database, OWNER);
        Migrations.migrate(owner);
        TestDatabase.execute(owner, "select nines.grant_service('" + SERVICE + "')");
        TestDatabase.execute(owner, "grant usage on schema nines to " + READER);
        return database;
    }
}

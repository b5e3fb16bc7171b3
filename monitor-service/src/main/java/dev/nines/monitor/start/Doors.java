package dev.nines.monitor.start;

import dev.nines.db.Roles;
import dev.nines.monitor.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import javax.sql.DataSource;

/**
 * Who may come into our own PostgreSQL: whoever can read the passwords in the data folder, which is the user that started the service.
 * Not everybody with an account on this machine.
 */
final class Doors {
    /** The file of the user that owns everything, as initdb wants it. */
    static final String OWNER = "postgres.password";
    static final String READER = "reader.password";

    private static final String BY_PASSWORD = """
            # Written by Nines at each start. The passwords are in the data folder.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;
    private static final String OPEN = BY_PASSWORD.replace("scram-sha-256", "trust");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private final DataFolder folder;
    private final Path list;
    private final Secret owner;

    private Doors(DataFolder folder, Path list, Secret owner) {
        this.folder = folder;
        this.list = list;
        this.owner = owner;
    }

    /** Before the server starts. A password that was lost, or never was, is set anew once the server is there. */
    static Doors of(DataFolder folder, Path cluster) throws IOException {
        Path list = cluster.resolve("pg_hba.conf");
        if (Files.exists(list) && !Files.exists(folder.resolve(OWNER))) Files.writeString(list, OPEN);
        return new Doors(folder, list, new Secret(folder.kept(OWNER, Doors::fresh)));
    }

    Secret owner() {
        return owner;
    }

    /** Once the server is there: from now on it takes nobody without a password. */
    void close(DataSource server) throws IOException {
        if (Files.readString(list).equals(BY_PASSWORD)) return;
        var roles = new Roles(server);
        roles.password("postgres", owner.reveal());
        Files.writeString(list, BY_PASSWORD);
        roles.reload();
    }

    /** Once the tables are there. */
    void admitReader(DataSource server) {
        new Roles(server).reader(folder.kept(READER, Doors::fresh));
    }

    private static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

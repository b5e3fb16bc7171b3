package dev.nines.db.seal;

import dev.nines.db.sql.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Public keys of those who ever sealed in this database. */
public final class SealKeys {
    private static final String KEEP = "select nines.keep_seal_key(?, ?)";
    private static final String ALL = "select key, public_key from nines.seal_key order by first_used_at, key";

    private final Database database;

    public SealKeys(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * Makes a key known, unless it is.
     *
     * @param spki the public key as SubjectPublicKeyInfo
     */
    public void keep(String key, byte[] spki) {
        database.transaction("make seal key " + key + " known", connection -> {
            try (var call = connection.prepareStatement(KEEP)) {
                call.setString(1, key);
                call.setBytes(2, spki);
                return call.execute();
            }
        });
    }

    /** Each as SubjectPublicKeyInfo, by its name, oldest first. */
    public Map<String, byte[]> all() {
        return database.transaction("read seal keys", connection -> {
            var all = new LinkedHashMap<String, byte[]>();
            try (var select = connection.prepareStatement(ALL); var row = select.executeQuery()) {
                while (row.next()) all.put(row.getString(1), row.getBytes(2));
            }
            return all;
        });
    }
}

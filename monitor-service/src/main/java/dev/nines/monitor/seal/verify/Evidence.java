package dev.nines.monitor.seal.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files of a statement, wherever they lie. */
interface Evidence extends AutoCloseable {
    String STATEMENT = "statement.json";
    String SEAL = "seal.json";
    String ROOTS = "roots.csv";
    /** Of days that were sealed anew after the statement was written. Each is signed, so nothing else has to stand for the file. */
    String LATER_ROOTS = "later-roots.csv";
    String KEYS = "public-key.pem";
    String FAILURES = "failures.csv";
    String ROWS_FOLDER = "observations/";

    /** Every file there is, as far as there is an end to it. */
    List<String> names();

    boolean has(String name);

    /** @throws IOException also where it unpacks to more than anybody would have packed */
    InputStream open(String name) throws IOException;

    /** What is not here is missing; of what is not complete it may only be elsewhere. */
    boolean isComplete();

    @Override
    void close() throws IOException;

    static boolean isRows(String name) {
        return name.startsWith(ROWS_FOLDER) && name.endsWith(".csv");
    }
}

package dev.nines.monitor.statement;

import dev.nines.sla.seal.Digest;
import java.nio.charset.StandardCharsets;

/**
 * A statement with the digest of the very bytes that it was read from: what every other format is drawn from.
 *
 * @param sha256 of the JSON in UTF-8, byte for byte as archived, in lower hex
 */
public record Original(StatementDocument document, String sha256) {
    /** @throws IllegalArgumentException as {@link StatementJson#read} */
    public static Original read(String json) {
        return new Original(StatementJson.read(json), digest(json));
    }

    /** One that was just written, in the shape of today. */
    public static Original of(StatementDocument document) {
        return new Original(document, digest(StatementJson.write(document)));
    }

    private static String digest(String json) {
        return Digest.over(json.getBytes(StandardCharsets.UTF_8)).hex();
    }
}

package dev.nines.monitor.seal;

import java.util.List;

/** Public keys as a file holds them: one PEM block each. */
public final class PublicKeys {
    private PublicKeys() {}

    /**
     * In their order; none where there is no block of one.
     *
     * @throws IllegalArgumentException where a block is no Ed25519 key
     */
    public static List<PublicKey> read(String pem) {
        return Pem.PUBLIC_KEY.blocks(pem).stream().map(PublicKey::of).distinct().toList();
    }
}

package dev.nines.monitor.seal;

import dev.nines.sla.seal.DayRoot;
import dev.nines.sla.seal.SignedRoot;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The Ed25519 key by which this process seals. What prints it prints its name. */
public final class SealKey {
    private final PrivateKey secret;
    private final PublicKey open;

    private SealKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /** The text of a new one, both halves, to be kept where nobody else reads it. */
    public static String fresh() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return Pem.PRIVATE_KEY.text(pair.getPrivate().getEncoded()) + Pem.PUBLIC_KEY.text(pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /** @throws IllegalArgumentException with what is wrong, and nothing of the text itself */
    public static SealKey read(String pem) {
        var secrets = Pem.PRIVATE_KEY.blocks(pem);
        var opens = Pem.PUBLIC_KEY.blocks(pem);
        if (secrets.size() != 1) throw new IllegalArgumentException("it should hold one private key, and holds " + secrets.size());
        if (opens.size() != 1) throw new IllegalArgumentException("it should hold one public key, and holds " + opens.size());
        var key = new SealKey(secret(secrets.getFirst()), PublicKey.of(opens.getFirst()));
        String trial = "nines-trial/1";
        if (!key.open.signed(trial, key.sign(trial))) throw new IllegalArgumentException("its two halves do not belong together");
        return key;
    }

    private static PrivateKey secret(byte[] der) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("its private half is no Ed25519 key"); // the cause may quote what it read
        }
    }

    public PublicKey open() {
        return open;
    }

    /** In Base64; the same text always gives the same signature. */
    public String sign(String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key signs everything", e);
        }
    }

    public SignedRoot sign(DayRoot root) {
        return new SignedRoot(root, open.name(), sign(root.signedText()));
    }

    @Override
    public String toString() {
        return open.name();
    }
}

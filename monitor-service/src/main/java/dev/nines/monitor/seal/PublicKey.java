package dev.nines.monitor.seal;

import dev.nines.sla.seal.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The half of an Ed25519 key that everybody may have. Two are the same when their bytes are. */
public final class PublicKey {
    private static final int NAME_LENGTH = 32;

    private final byte[] spki;
    private final java.security.PublicKey key;

    private PublicKey(byte[] spki, java.security.PublicKey key) {
        this.spki = spki;
        this.key = key;
    }

    /**
     * @param spki SubjectPublicKeyInfo in DER
     * @throws IllegalArgumentException where it is no Ed25519 key
     */
    public static PublicKey of(byte[] spki) {
        try {
            return new PublicKey(spki.clone(), KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 public key", e);
        }
    }

    /** The first half of the SHA-256 of its bytes: what roots and seals call it. */
    public String name() {
        return Digest.over(spki).hex().substring(0, NAME_LENGTH);
    }

    public byte[] spki() {
        return spki.clone();
    }

    public String pem() {
        return Pem.PUBLIC_KEY.text(spki);
    }

    /** The signature, in Base64, is this key's over this text. */
    public boolean signed(String text, String signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // not even the shape of one
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey p && name().equals(p.name());
    }

    @Override
    public int hashCode() {
        return name().hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}

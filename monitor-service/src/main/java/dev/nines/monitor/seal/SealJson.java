package dev.nines.monitor.seal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.nines.sla.seal.Digest;
import dev.nines.sla.seal.Seal;
import dev.nines.sla.seal.Seal.SealedFile;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The text of {@code seal.json}, {@code nines-seal/1}.
 *
 * @param publicKey of the signature, as Base64 of its SubjectPublicKeyInfo
 * @param signature over {@link Seal#signedText}, in Base64
 */
public record SealJson(Seal seal, String publicKey, String signature) {
    private static final JsonMapper STRICT =
            JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    /** The seal of these files by this key. */
    public static SealJson signed(Seal seal, SealKey key) {
        return new SealJson(seal, Base64.getEncoder().encodeToString(key.open().spki()), key.sign(seal.signedText()));
    }

    /** Canonical: nothing in it needs an escape. */
    public String text() {
        var files = new ArrayList<String>();
        for (var file : seal.files()) files.add("    {\"name\": \"" + file.name() + "\", \"sha256\": \"" + file.sha256().hex() + "\"}");
        return "{\n  \"format\": \"" + Seal.FORMAT + "\",\n  \"files\": [\n" + String.join(",\n", files) + "\n  ],\n  \"public_key\": \""
                + publicKey + "\",\n  \"signature\": \"" + signature + "\"\n}\n";
    }

    /** @throws IllegalArgumentException with what is wrong */
    public static SealJson read(String text) {
        JsonNode json;
        try {
            json = STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
        }
        if (!word(json, "format").equals(Seal.FORMAT)) throw new IllegalArgumentException("its format is not " + Seal.FORMAT);
        List<SealedFile> files = new ArrayList<>();
        for (var file : json.path("files")) files.add(new SealedFile(word(file, "name"), new Digest(word(file, "sha256"))));
        return new SealJson(new Seal(files), word(json, "public_key"), word(json, "signature"));
    }

    private static String word(JsonNode json, String name) {
        var word = json.path(name);
        if (!word.isTextual()) throw new IllegalArgumentException("it has no " + name);
        return word.textValue();
    }
}

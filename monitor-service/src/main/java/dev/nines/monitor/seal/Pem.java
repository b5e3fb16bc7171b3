package dev.nines.monitor.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Keys as text that every tool reads. */
enum Pem {
    PUBLIC_KEY("PUBLIC KEY"), PRIVATE_KEY("PRIVATE KEY");

    private static final int LINE = 64;
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----\\s+([A-Za-z0-9+/=\\s]{1,20000}?)-----END \\1-----");

    private final String label;

    Pem(String label) {
        this.label = label;
    }

    String text(byte[] der) {
        String body = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /**
     * The content of each block of this kind; whatever stands around it is passed over.
     *
     * @throws IllegalArgumentException where one is no Base64
     */
    List<byte[]> blocks(String text) {
        var found = new ArrayList<byte[]>();
        var block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals(label)) found.add(Base64.getMimeDecoder().decode(block.group(2)));
        }
        return found;
    }
}

package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.monitor.outbound.UrlText;
import java.net.URI;

/** Where a URL of the configuration may point: anywhere by http or https but where nobody is ever asked. */
public final class Urls {
    private Urls() {}

    /** {@code https://host/v1}; a slash at the end is dropped. */
    public static Parsed<URI> base(String text) {
        return any(text).then(uri -> {
            if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
                return Parsed.wrong("must end with its path, such as https://host/v1");
            }
            return Parsed.ok(URI.create(uri.toString().replaceAll("/+$", "")));
        });
    }

    public static Parsed<URI> any(String text) {
        return switch (UrlText.read(text)) {
            case UrlText.Read.Wrong wrong -> Parsed.wrong(wrong.why());
            case UrlText.Read.Fine fine -> Parsed.ok(fine.url());
        };
    }
}

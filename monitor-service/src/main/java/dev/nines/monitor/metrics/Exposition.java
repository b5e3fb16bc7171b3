package dev.nines.monitor.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** What a registry says, in the format and the encoding that a scraper accepts. */
final class Exposition {
    private static final int BUFFER = 1 << 16;

    private final PrometheusRegistry registry;
    private final ExpositionFormats formats = ExpositionFormats.init();

    Exposition(PrometheusRegistry registry) {
        this.registry = registry;
    }

    /** How the bytes stand for what is said. */
    enum Coding { PLAIN, GZIP }

    record Scraped(ByteArrayOutputStream body, String type, Coding coding) {}

    Scraped scrape(String accept, String encodings) throws IOException {
        var writer = formats.findWriter(accept);
        var coding = coding(encodings);
        var body = new ByteArrayOutputStream(BUFFER);
        try (var out = open(body, coding)) {
            writer.write(out, registry.scrape());
        }
        return new Scraped(body, writer.getContentType(), coding);
    }

    /** A scraper asks every few seconds from nearby: a little smaller is not worth much time. */
    private static OutputStream open(OutputStream body, Coding coding) throws IOException {
        return switch (coding) {
            case PLAIN -> body;
            case GZIP -> new GZIPOutputStream(body, BUFFER) {
                {
                    def.setLevel(Deflater.BEST_SPEED);
                }
            };
        };
    }

    private static Coding coding(String encodings) {
        return Arrays.stream(encodings.toLowerCase(Locale.ROOT).split(",", -1)).map(one -> one.replaceAll("\\s", ""))
                .anyMatch(one -> one.matches("gzip(;q=(0\\.0*[1-9].*|1(\\.0*)?))?")) ? Coding.GZIP : Coding.PLAIN;
    }
}

package dev.nines.monitor.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of one scrape in text format 0.0.4. */
record Scrape(List<String> lines) {
    static Scrape of(PrometheusRegistry registry) {
        var out = new ByteArrayOutputStream();
        try {
            ExpositionFormats.init().getPrometheusTextFormatWriter().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Scrape(out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    /** Samples, without comments, whose line holds each of these texts. */
    List<String> samples(String... texts) {
        return lines.stream().filter(l -> !l.startsWith("#"))
                .filter(l -> List.of(texts).stream().allMatch(l::contains)).toList();
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}

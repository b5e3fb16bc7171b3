package dev.nines.monitor.metrics;

import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_31_1.Metrics.Metric;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_31_1.Metrics.MetricFamily;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A scrape in protobuf, read back. */
final class Protobuf {
    static final String ACCEPT = "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";

    private Protobuf() {}

    static Map<String, MetricFamily> families(byte[] body) throws IOException {
        var families = new LinkedHashMap<String, MetricFamily>();
        var in = new ByteArrayInputStream(body);
        while (in.available() > 0) {
            var family = MetricFamily.parseDelimitedFrom(in);
            families.put(family.getName(), family);
        }
        return families;
    }

    /** As many as the same families have in text. */
    static long samples(Stream<MetricFamily> families) {
        return families.flatMap(family -> family.getMetricList().stream()).mapToLong(Protobuf::samples).sum();
    }

    /** A classic histogram has its sum and its count beside its buckets. */
    private static long samples(Metric metric) {
        return metric.hasHistogram() ? metric.getHistogram().getBucketCount() + 2L : 1;
    }
}

package dev.nines.monitor.metrics;

import dev.nines.monitor.access.TokenBook;
import dev.nines.monitor.access.TokensInMemory;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/**
 * Serves the metrics of 184 models of which everything is known, each after a day of one run a minute, until it is killed:
 * {@code docs/benchmarks/scrape}. Prints the address.
 */
final class ScrapedModels {
    private static final int MODELS = 184;
    private static final int RUNS = 1_440;

    private ScrapedModels() {}

    public static void main(String[] args) throws InterruptedException {
        var filled = FilledMetrics.ofModels(MODELS);
        var random = new SplittableRandom(20_261_101);
        for (var series : FilledMetrics.models(MODELS)) {
            for (int run = 0; run < RUNS; run++) {
                var total = Duration.ofNanos((long) (9e8 * Math.exp(0.4 * random.nextGaussian())));
                filled.metrics().probes().observed(Observations.at(Observations.SLOT.plusSeconds(60L * run), Observations.answered(series, total)));
            }
        }
        try (var process = new ProcessMeters(filled.registry());
                var server = ApplicationContext.builder().environments("test")
                        .singletons(process.registry(), new MetricsControllerTest.Usual(), new TokenBook(new TokensInMemory(), InstantSource.system()))
                        .properties(Map.of("micronaut.server.port", -1)).run(EmbeddedServer.class)) {
            System.out.println(server.getURI() + "/metrics");
            new CountDownLatch(1).await();
        }
    }
}

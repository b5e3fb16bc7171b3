package dev.nines.monitor.bench;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.nines.monitor.start.Forked;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How long it takes until somebody is told: of single targets that fail at once, asked once a second, under the usual rules; and of 184 that
 * fail together. The service is a process of its own; the gateways, the receiver and the stopwatch are in this one.
 */
final class Alerts implements AutoCloseable {
    private static final int SINGLE = 9;
    private static final int ALL = 184;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private record Arrival(Instant at, String body) {
        boolean is(String type, String rule) {
            return body.contains("\"type\":\"" + type + "\"") && body.contains("\"rule\":\"" + rule + "\"");
        }
    }

    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final HttpServer receiver;
    private final Path folder = Files.createTempDirectory("alerts");

    private Alerts() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                var at = Instant.now();
                arrivals.add(new Arrival(at, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        receiver.start();
    }

    public static void main(String[] args) throws IOException {
        System.out.println("| what | goal, ms | median, ms | worst, ms |\n|---|---|---|---|");
        try (var alerts = new Alerts()) {
            alerts.single();
        }
        try (var alerts = new Alerts()) {
            alerts.all();
        }
    }

    @Override
    public void close() {
        receiver.stop(0);
    }

    /** Each of an endpoint of its own, so that none is told in the message of another. */
    private void single() throws IOException {
        var gateways = new ArrayList<FailingGateway>();
        for (int i = 0; i < SINGLE; i++) gateways.add(new FailingGateway(1));
        try (var _ = service(gateways)) {
            var all = new ArrayList<Long>();
            var last = new ArrayList<Long>();
            for (int i = 0; i < SINGLE; i++) {
                var failed = Instant.now();
                gateways.get(i).fail(gateways.get(i).models());
                var told = arrival(a -> a.is("incident.opened", "down"), "e" + i);
                all.add(Duration.between(failed, told).toMillis());
                last.add(Duration.between(gateways.get(i).failed(gateways.get(i).models().getFirst(), 3), told).toMillis());
            }
            print("a target begins to fail: its message is at the receiver; asked once a second, three failures in a row", "<= 5,000", all);
            print("the third failing answer: its message is at the receiver", "<= 1,000", last);
        } finally {
            gateways.forEach(FailingGateway::close);
        }
    }

    private void all() throws IOException {
        var gateway = new FailingGateway(ALL);
        try (var _ = service(List.of(gateway))) {
            var failed = Instant.now();
            gateway.fail(gateway.models());
            var told = arrival(a -> a.is("incident.opened", "endpoint-down"), "e0");
            // half of its targets make an endpoint's outage
            var decided = gateway.models().stream().map(m -> gateway.failed(m, 3)).sorted().toList().get(ALL / 2 - 1);
            print("184 targets begin to fail: the endpoint's message is at the receiver", "", List.of(Duration.between(failed, told).toMillis()));
            print("the answer that makes it endpoint-wide: its message is at the receiver", "<= 2,000", List.of(Duration.between(decided, told).toMillis()));
            await().atMost(PATIENCE).pollDelay(Duration.ofSeconds(20)).until(() -> true);
            System.out.println("\nMessages within 20 s: " + arrivals.stream().map(a -> a.body().replaceAll("(?s).*?\"type\":\"([^\"]+)\".*?\"rule\":\"([^\"]+)\".*", "$1 ($2)"))
                    .collect(Collectors.groupingBy(w -> w, Collectors.counting())));
        } finally {
            gateway.close();
        }
    }

    private Instant arrival(Predicate<Arrival> wanted, String endpoint) {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10))
                .until(() -> arrivals.stream().filter(wanted).filter(a -> a.body().contains("\"endpoint\":\"" + endpoint + "\"")).findFirst(), Optional::isPresent)
                .orElseThrow().at();
    }

    private Forked service(List<FailingGateway> gateways) throws IOException {
        var text = new StringBuilder("vantage: { name: bench, canary: [] }\nendpoints:\n");
        for (int i = 0; i < gateways.size(); i++) {
            text.append("  e").append(i).append(": { base-url: \"").append(gateways.get(i).url())
                    .append("\", limits: { requests: 60000/min, tokens: 1000M/day, cost: 1000 USD/day, concurrency: 400 } }\n");
        }
        text.append("probes:\n");
        for (int i = 0; i < gateways.size(); i++) {
            text.append("  p").append(i).append(": { endpoint: e").append(i).append(", models: [\"*\"], every: 1s }\n");
        }
        text.append("receivers:\n  ops: { webhook: \"http://127.0.0.1:").append(receiver.getAddress().getPort())
                .append("/\", secret: \"${HOOK_SECRET}\", events: [\"incident.*\"] }\n");
        var file = Files.writeString(folder.resolve("nines.yaml"), text);
        var service = Forked.start(Map.of("HOOK_SECRET", SECRET), "--config", file.toString(), "--port", "0", "--data", folder.resolve("data").toString());
        service.awaitHealthy();
        await().atMost(PATIENCE).until(() -> gateways.stream().allMatch(g -> g.answered() >= 10L * g.models().size()));
        return service;
    }

    private static void print(String what, String goal, List<Long> millis) {
        var sorted = millis.stream().sorted().toList();
        System.out.println("| " + what + " | " + goal + " | " + sorted.get(sorted.size() / 2) + " | " + Collections.max(sorted) + " |");
    }
}

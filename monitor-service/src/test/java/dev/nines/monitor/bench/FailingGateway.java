package dev.nines.monitor.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers at once, until a model is told to fail; remembers when each failure was answered. */
final class FailingGateway implements AutoCloseable {
    private static final Pattern MODEL = Pattern.compile("\"model\"\\s*:\\s*\"([^\"]+)\"");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final List<String> models;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final LongAdder answered = new LongAdder();
    private final Map<String, List<Instant>> failures = new ConcurrentHashMap<>();

    FailingGateway(int models) throws IOException {
        this.models = IntStream.range(0, models).mapToObj(i -> "house/model-" + i).toList();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Good answers so far. */
    long answered() {
        return answered.sum();
    }

    List<String> models() {
        return models;
    }

    void fail(List<String> these) {
        failures.clear();
        failing.addAll(these);
    }

    /** When so many failures of the model had been answered; the end of time where they have not. */
    Instant failed(String model, int times) {
        var at = failures.getOrDefault(model, List.of());
        synchronized (at) {
            return at.size() < times ? Instant.MAX : at.get(times - 1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestURI().getPath().endsWith("/models")) {
                send(exchange, 200, "application/json", models.stream().map(m -> "{\"id\":\"" + m + "\",\"object\":\"model\"}")
                        .collect(Collectors.joining(",", "{\"object\":\"list\",\"data\":[", "]}")));
                return;
            }
            var model = MODEL.matcher(request).results().findFirst().orElseThrow().group(1);
            if (!failing.contains(model)) {
                send(exchange, 200, "text/event-stream", stream(model));
                answered.increment();
                return;
            }
            send(exchange, 503, "application/json", "{\"error\":{\"message\":\"planted\"}}");
            var at = failures.computeIfAbsent(model, _ -> new ArrayList<>());
            synchronized (at) {
                at.add(Instant.now());
            }
        }
    }

    private static String stream(String model) {
        return """
                data: {"id":"1","model":"%1$s","choices":[{"index":0,"delta":{"role":"assistant","content":"pong"},"finish_reason":null}]}

                data: {"id":"1","model":"%1$s","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":1,"total_tokens":10}}

                data: [DONE]

                """.formatted(model);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}

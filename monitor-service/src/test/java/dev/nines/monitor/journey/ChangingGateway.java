package dev.nines.monitor.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A gateway whose list of models and whose models change while it runs. */
final class ChangingGateway implements AutoCloseable {
    private static final Pattern MODEL = Pattern.compile("\"model\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern NONCE = Pattern.compile("pong-\\w+");
    private static final String END = """
            data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: [DONE]

            """;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Set<String> listed = new ConcurrentSkipListSet<>();
    private final Set<String> unknown = new ConcurrentSkipListSet<>();
    private final Set<String> refusing = new ConcurrentSkipListSet<>();

    ChangingGateway(String... models) {
        listed.addAll(Set.of(models));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/models", this::list);
        server.createContext("/v1/chat/completions", this::chat);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** From now on it is neither listed nor known. */
    void withdraw(String model) {
        listed.remove(model);
        unknown.add(model);
    }

    /** From now on it is listed and not known. */
    void lose(String model) {
        unknown.add(model);
    }

    /** It never chats. */
    void refuse(String model) {
        refusing.add(model);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void list(HttpExchange call) throws IOException {
        send(call, 200, "application/json", "{\"object\":\"list\",\"data\":[" + new TreeSet<>(listed).stream()
                .map(m -> "{\"id\":\"" + m + "\",\"object\":\"model\"}").collect(Collectors.joining(",")) + "]}");
    }

    private void chat(HttpExchange call) throws IOException {
        var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var model = MODEL.matcher(body).results().map(r -> r.group(1)).findFirst().orElse("");
        var nonce = NONCE.matcher(body).results().map(r -> r.group()).findFirst().orElse("pong");
        if (unknown.contains(model)) {
            send(call, 404, "application/json", "{\"error\":{\"message\":\"no such model\",\"code\":\"model_not_found\"}}");
        } else if (refusing.contains(model)) {
            send(call, 400, "application/json", "{\"error\":{\"message\":\"this model takes pictures\"}}");
        } else {
            send(call, 200, "text/event-stream", "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + nonce + "\"}}]}\n\n" + END);
        }
    }

    private static void send(HttpExchange call, int status, String type, String body) throws IOException {
        try (call) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", type);
            call.sendResponseHeaders(status, bytes.length);
            call.getResponseBody().write(bytes);
        }
    }
}

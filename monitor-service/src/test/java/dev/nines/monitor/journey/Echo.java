package dev.nines.monitor.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * The most talkative of servers: it says whatever it was told, secrets and all, in every place of an answer that somebody
 * could keep. Which place is what its model's name asks for; every other path is a webhook that talks likewise.
 */
final class Echo implements AutoCloseable {
    static final Set<String> MODELS = Set.of("json-401", "html-500", "json-429", "in-stream", "headers", "half-a-stream",
            "no-json", "finish");
    private static final Pattern MODEL = Pattern.compile("\"model\":\"([^\"]+)\"");

    private final HttpServer server;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    private record Said(int status, String type, String body) {}

    Echo() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often this model, or the webhook under the name {@code "hook"}, was asked. */
    int asked(String what) {
        return asked.getOrDefault(what, 0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var named = MODEL.matcher(body);
        boolean isChat = exchange.getRequestURI().getPath().endsWith("/chat/completions");
        String model = isChat && named.find() ? named.group(1) : isChat ? "?" : "hook";
        var heard = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().entrySet() + " " + body;
        var said = said(model, heard);
        exchange.getResponseHeaders().add("Content-Type", said.type());
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization != null) {
            exchange.getResponseHeaders().add("x-request-id", authorization);
            exchange.getResponseHeaders().add("x-served-region", authorization);
        }
        var bytes = said.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(said.status(), bytes.length + (model.equals("half-a-stream") ? 100 : 0));
        exchange.getResponseBody().write(bytes);
        exchange.close();
        asked.merge(model, 1, Integer::sum);
    }

    private static Said said(String model, String heard) {
        return switch (model) {
            case "json-401", "json-429" -> new Said(Integer.parseInt(model.substring(5)), "application/json",
                    "{\"error\":{\"message\":" + quoted(heard) + ",\"type\":" + quoted(heard) + ",\"code\":null}}");
            case "in-stream" -> stream("data: {\"error\":{\"message\":" + quoted(heard) + "}}\n\n");
            case "headers", "half-a-stream" -> stream("data: {\"id\":" + quoted(heard) + ",\"model\":" + quoted(heard)
                    + ",\"service_tier\":" + quoted(heard) + ",\"choices\":[{\"delta\":{\"content\":" + quoted(heard)
                    + "},\"finish_reason\":\"stop\"}]}\n\n" + (model.equals("headers") ? "data: [DONE]\n\n" : ""));
            case "no-json" -> new Said(200, "text/plain", heard);
            case "finish" -> stream("data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":"
                    + quoted(heard) + "}]}\n\ndata: [DONE]\n\n");
            default -> new Said(500, "text/html", "<html><body>" + heard + "</body></html>");
        };
    }

    private static Said stream(String events) {
        return new Said(200, "text/event-stream", events);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
